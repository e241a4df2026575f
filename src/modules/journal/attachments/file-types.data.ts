export interface FileType {
  /** Without the dot; the first is given to a name that has none of them. */
  readonly extensions: readonly string[];
  /** How the bytes of such a file begin, in hexadecimal; none for text. */
  readonly magic?: string;
}

const ZIP = '504b0304';

/**
 * What can be attached to an entry: vouchers as they arrive. Nothing that a browser would run (HTML, SVG), and for formats
 * that have a signature the bytes must begin with it.
 */
export const FILE_TYPES: Readonly<Record<string, FileType>> = {
  'application/pdf': { extensions: ['pdf'], magic: '25504446' },
  'image/png': { extensions: ['png'], magic: '89504e470d0a1a0a' },
  'image/jpeg': { extensions: ['jpg', 'jpeg'], magic: 'ffd8ff' },
  'image/tiff': { extensions: ['tif', 'tiff'] },
  'text/plain': { extensions: ['txt'] },
  'text/csv': { extensions: ['csv'] },
  'application/xml': { extensions: ['xml'] },
  'application/json': { extensions: ['json'] },
  'message/rfc822': { extensions: ['eml'] },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { extensions: ['xlsx'], magic: ZIP },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    extensions: ['docx'],
    magic: ZIP,
  },
};
