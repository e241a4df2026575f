import { createHash } from 'node:crypto';
import type { LogoModel } from '../../../domain/einvoice/document-model';
import { invalid } from '../../../domain/errors';
import { jpegSize } from './jpeg';
import { pngSize } from './png';

export const MOST_LOGO_BYTES = 512 * 1024;
/** Of a file of that size in base64. */
export const MOST_LOGO_CHARACTERS = Math.ceil(MOST_LOGO_BYTES / 3) * 4;
const LONGEST_SIDE = 4000;
const MOST_PIXELS = 4_000_000;

export const LOGO_TYPES: readonly LogoModel['mediaType'][] = ['image/png', 'image/jpeg'];

export interface Logo {
  readonly mediaType: LogoModel['mediaType'];
  readonly content: Buffer;
  readonly sha256: Buffer;
  readonly width: number;
  readonly height: number;
}

/**
 * A logo as it was sent, checked as far as drawing it needs: base64 without anything else, at most 512 KiB, a whole file of
 * the type that it is said to be, of a size that is sane.
 * @throws DomainError `validation_failed` on `data`.
 */
export function readLogo(sent: { contentType: LogoModel['mediaType']; data: string }): Logo {
  const content = Buffer.from(sent.data, 'base64');
  if (content.toString('base64') !== sent.data) throw invalid('data', 'must be base64');
  if (content.length > MOST_LOGO_BYTES) throw invalid('data', 'must be a file of at most 512 KiB');
  const size = sent.contentType === 'image/png' ? pngSize(content, MOST_PIXELS) : jpegSize(content);
  if (!size) throw invalid('data', `is no whole file of the type ${sent.contentType}: ${DRAWABLE}`);
  const { width, height } = size;
  if (width < 1 || height < 1 || Math.max(width, height) > LONGEST_SIDE || width * height > MOST_PIXELS)
    throw invalid('data', 'must be an image of at most 4,000 pixels a side and 4 million in all');
  const sha256 = createHash('sha256').update(content).digest();
  return { mediaType: sent.contentType, content, sha256, width, height };
}

const DRAWABLE =
  'a PNG has 8 bits a channel or fewer and is not interlaced, a JPEG is grey or RGB with 8 bits a channel';
