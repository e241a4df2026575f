import PDFDocument from 'pdfkit';
import type { LogoModel } from '../../../domain/einvoice/document-model';

/** More pixels than any letterhead prints; a small file may unpack to gigabytes. */
const MOST_PIXELS = 25_000_000;

/**
 * The picture's bytes if a page can take it. A document must go out even when its logo is broken, so what cannot be read, is
 * too large to unpack, or is in CMYK (for which an sRGB document of PDF/A has no colours) is left out.
 */
export function usableLogo(logo: LogoModel | null): Buffer | null {
  if (logo === null) return null;
  const bytes = Buffer.from(logo.base64, 'base64');
  const size = logo.mediaType === 'image/png' ? pngSize(bytes) : jpegSize(bytes);
  if (size === null || size.width * size.height > MOST_PIXELS || size.width * size.height === 0) return null;
  return opens(bytes) ? bytes : null;
}

/** Tried on a page that is thrown away: a failure halfway would leave the document without an end. */
function opens(bytes: Buffer): boolean {
  try {
    new PDFDocument({ font: '' }).image(bytes, 0, 0, { width: 1 });
    return true;
  } catch {
    return false;
  }
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function pngSize(bytes: Buffer): Size | null {
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** From the frame header (ITU T.81, B.2.2), if it has one component (grey) or three (colour). */
function jpegSize(bytes: Buffer): Size | null {
  let at = 2;
  while (at + 10 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      const components = bytes[at + 9];
      if (components !== 1 && components !== 3) return null;
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    }
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}
