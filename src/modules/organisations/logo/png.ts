import { crc32, inflateSync } from 'node:zlib';
import type { ImageSize } from './image-size';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** By colour type; 16 bits a channel are left out, as not every reader of a PDF takes them. */
const CHANNELS: Readonly<Record<number, { channels: number; depths: readonly number[] }>> = {
  0: { channels: 1, depths: [1, 2, 4, 8] },
  2: { channels: 3, depths: [8] },
  3: { channels: 1, depths: [1, 2, 4, 8] },
  4: { channels: 2, depths: [8] },
  6: { channels: 4, depths: [8] },
};

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/**
 * The size of a PNG file, in pixels; null when it is none, is not whole, or its pixels cannot be unpacked: whoever draws it
 * later must not be surprised. `most` pixels bound what unpacking may take.
 */
export function pngSize(bytes: Buffer, most: number): ImageSize | null {
  const chunks = chunksOf(bytes);
  const header = chunks?.[0];
  if (!chunks || header?.type !== 'IHDR' || header.data.length !== 13) return null;
  const size = { width: header.data.readUInt32BE(0), height: header.data.readUInt32BE(4) };
  if (size.width * size.height > most) return size;
  const [depth = 0, colour = 0, , , interlace = 0] = header.data.subarray(8);
  const kind = CHANNELS[colour];
  if (!kind?.depths.includes(depth) || interlace !== 0) return null;
  if (colour === 3 && !chunks.some(isPalette)) return null;
  const expected = (Math.ceil((size.width * kind.channels * depth) / 8) + 1) * size.height;
  return unpackedLength(chunks, expected) === expected ? size : null;
}

/** Of 1 to 256 colours, three bytes each. */
const isPalette = ({ type, data }: Chunk): boolean =>
  type === 'PLTE' && data.length > 0 && data.length <= 768 && data.length % 3 === 0;

/** Null when the file does not consist of whole chunks with right checksums that end with IEND. */
function chunksOf(bytes: Buffer): Chunk[] | null {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) return null;
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return null;
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return null;
    const chunk = { type: bytes.toString('latin1', at + 4, at + 8), data: bytes.subarray(at + 8, end - 4) };
    if (chunk.type === 'IEND') return chunks;
    chunks.push(chunk);
    at = end;
  }
  return null;
}

function unpackedLength(chunks: readonly Chunk[], expected: number): number | null {
  try {
    const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
    return inflateSync(packed, { maxOutputLength: expected + 1 }).length;
  } catch {
    return null;
  }
}
