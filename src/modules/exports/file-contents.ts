import { FORMAT_NAMES, formatNamed } from './formats';

const text = { schema: { type: 'string' } } as const;
const file = { schema: { type: 'string', format: 'binary' } } as const;
type Content = typeof text | typeof file;

const contentOf = (type: string): Content => (/^text\/|json|xml$/.test(type) ? text : file);
const mediaTypes = FORMAT_NAMES.map((name) => formatNamed(name).contentType.split(';')[0] ?? '');

/** What an exported file may be, for the API document: of any format. */
export const FILE_CONTENTS: Record<string, Content> = Object.fromEntries(
  mediaTypes.map((type) => [type, contentOf(type)]),
);
