import { crc32, deflateSync } from 'node:zlib';

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

interface Png {
  readonly width?: number;
  readonly height?: number;
  /** Red, green, blue. */
  readonly colour?: readonly [number, number, number];
  /** In place of the packed pixels. */
  readonly pixels?: Buffer;
  /** Bytes behind width and height: depth, colour type, compression, filter, interlace. */
  readonly kind?: readonly number[];
}

/** A PNG of one colour, 8 bits a channel, unless it is to be a wrong one. */
export function png({ width = 60, height = 20, colour = [26, 95, 180], pixels, kind }: Png = {}): Buffer {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  const row = (): Buffer => Buffer.from([0, ...Array.from({ length: width }, () => colour).flat()]);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.concat([size, Buffer.from(kind ?? [8, 2, 0, 0, 0])])),
    chunk('IDAT', pixels ?? deflateSync(Buffer.concat(Array.from({ length: height }, row)))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A JPEG of one pixel; as a frame of `channels` channels, though only three are really there. */
export function jpeg({ channels = 3 }: { channels?: number } = {}): Buffer {
  const frame = Buffer.from([8, 0, 1, 0, 1, channels, ...[1, 2, 3].flatMap((id) => [id, 0x11, 0])]);
  const segment = (marker: number, data: Buffer): Buffer =>
    Buffer.concat([Buffer.from([0xff, marker, 0, data.length + 2]), data]);
  return Buffer.concat([
    Buffer.from('ffd8', 'hex'),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    segment(0xc0, frame),
    segment(0xda, Buffer.from([3, 1, 0, 2, 0x11, 3, 0x11, 0, 0x3f, 0])),
    Buffer.from('00ffd9', 'hex'),
  ]);
}

/** The request that puts it on documents. */
export const logoRequest = (image: Buffer, contentType = 'image/png'): object => ({
  contentType,
  data: image.toString('base64'),
});
