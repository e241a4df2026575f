import { deflateSync } from 'node:zlib';
import type { LogoModel } from '../../src/domain/einvoice/document-model';

const CRC_TABLE = Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

const crc = (bytes: Buffer): number => {
  let value = 0xffffffff;
  for (const byte of bytes) value = (CRC_TABLE[(value ^ byte) & 255] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
};

const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([u32(data.length), body, u32(crc(body))]);
};

/** A picture of one colour as PNG; `empty` declares its size and holds nothing. */
export function pngOf(
  width: number,
  height: number,
  { transparent = false, empty = false }: { transparent?: boolean; empty?: boolean } = {},
): LogoModel {
  const row = Buffer.concat([
    Buffer.from([0]),
    Buffer.alloc(empty ? 0 : width * (transparent ? 4 : 3), 0x5a),
  ]);
  const pixels = Buffer.concat(Array.from({ length: empty ? 0 : height }, () => row));
  const bytes = Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.concat([u32(width), u32(height), Buffer.from([8, transparent ? 6 : 2, 0, 0, 0])])),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return { mediaType: 'image/png', base64: bytes.toString('base64') };
}

/** The headers of a JPEG, which are all that a PDF reads of one; three components are colours, four CMYK. */
export function jpegOf(
  width: number,
  height: number,
  { components = 3 }: { components?: number } = {},
): LogoModel {
  const frame = Buffer.concat([
    Buffer.from([
      0xff,
      0xc0,
      0,
      8 + 3 * components,
      8,
      height >> 8,
      height & 255,
      width >> 8,
      width & 255,
      components,
    ]),
    Buffer.alloc(3 * components, 1),
  ]);
  const bytes = Buffer.concat([Buffer.from([0xff, 0xd8]), frame, Buffer.from([0xff, 0xd9])]);
  return { mediaType: 'image/jpeg', base64: bytes.toString('base64') };
}
