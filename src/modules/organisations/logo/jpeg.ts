import type { ImageSize } from './image-size';

const SCAN = 0xda;
/** Baseline, extended and progressive: those that a reader of a PDF takes. */
const FRAMES: readonly number[] = [0xc0, 0xc1, 0xc2];
/** All of C0 to CF but tables are frames. */
const OTHER_FRAMES: readonly number[] = [0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf];

/** The size of a JPEG file in grey or RGB, in pixels; null when it is none, is another kind, or is not whole. */
export function jpegSize(bytes: Buffer): ImageSize | null {
  if (bytes.length < 20 || bytes.readUInt16BE(0) !== 0xffd8 || !isEnded(bytes)) return null;
  let size: ImageSize | null = null;
  for (let at = 2; at + 10 < bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === SCAN) return size;
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2 || OTHER_FRAMES.includes(marker)) return null;
    if (FRAMES.includes(marker)) size = frameSize(bytes.subarray(at + 4));
    if (FRAMES.includes(marker) && !size) return null;
    at += 2 + length;
  }
  return null;
}

/** Eight bits a channel, one channel or three: CMYK has no place beside the colour profile of an archived PDF. */
function frameSize(frame: Buffer): ImageSize | null {
  const [depth, channels] = [frame[0], frame[5]];
  if (depth !== 8 || (channels !== 1 && channels !== 3)) return null;
  return { height: frame.readUInt16BE(1), width: frame.readUInt16BE(3) };
}

/** Some cameras pad the file behind its end with zeros. */
function isEnded(bytes: Buffer): boolean {
  let end = bytes.length;
  while (end > 2 && bytes[end - 1] === 0) end -= 1;
  return bytes.readUInt16BE(end - 2) === 0xffd9;
}
