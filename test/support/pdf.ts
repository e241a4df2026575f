import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a program of poppler or qpdf says of a PDF; throws with its words if it refuses. 'FILE' stands for the file. */
export function pdfTool(program: string, args: readonly string[], pdf: Buffer): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'contra-pdf-'));
  const file = join(folder, 'document.pdf');
  try {
    writeFileSync(file, pdf);
    const { status, stdout, stderr, error } = spawnSync(
      program,
      args.map((arg) => arg.replace('FILE', file)),
      { maxBuffer: 2 ** 28 },
    );
    if (error) throw error;
    // qpdf answers 3 where it only warns; a file of ours must not even need a warning.
    if (status !== 0)
      throw new Error(`${program} ${args.join(' ')}: ${stderr.toString()}${stdout.toString()}`);
    return stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The text as it stands on the pages, columns side by side, or of one page. */
export const pdfText = (pdf: Buffer, page?: number): string =>
  pdfTool(
    'pdftotext',
    [
      '-layout',
      '-enc',
      'UTF-8',
      ...(page === undefined ? [] : ['-f', `${page}`, '-l', `${page}`]),
      'FILE',
      '-',
    ],
    pdf,
  ).toString();

/** … with all space of any width made one. */
export const pdfWords = (pdf: Buffer): string => pdfText(pdf).replace(/\s+/g, ' ');

/** The pages' texts, one each. */
export const pdfPages = (pdf: Buffer): string[] => pdfText(pdf).split('\f').slice(0, -1);

export const attachment = (pdf: Buffer, name: string): Buffer =>
  pdfTool('qpdf', [`--show-attachment=${name}`, 'FILE'], pdf);

/** Name and whether it is embedded and can be read as Unicode, by font. */
export const pdfFonts = (pdf: Buffer): { name: string; embedded: boolean; unicode: boolean }[] =>
  pdfTool('pdffonts', ['FILE'], pdf)
    .toString()
    .trim()
    .split('\n')
    .slice(2)
    .map((row) => {
      const [, name = '', embedded, , unicode] =
        /^(\S+).*\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$/.exec(row) ?? [];
      return { name, embedded: embedded === 'yes', unicode: unicode === 'yes' };
    });

type PdfDictionary = Readonly<Record<string, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any -- a tree of unknown depth

/** The tree of objects as qpdf reads it: '/Root', '12 0 R' … */
export function pdfObjects(pdf: Buffer): {
  trailer: PdfDictionary;
  all: readonly PdfDictionary[];
  at: (reference: string) => PdfDictionary;
} {
  const json = JSON.parse(pdfTool('qpdf', ['--json', '--json-key=qpdf', 'FILE'], pdf).toString());
  const [, objects] = json.qpdf;
  const read = (name: string): PdfDictionary => {
    const object = objects[name];
    if (object === undefined) throw new Error(`the file has no ${name}`);
    return object.value ?? object.stream.dict;
  };
  return {
    trailer: read('trailer'),
    all: Object.keys(objects).map(read),
    at: (reference) => read(`obj:${reference}`),
  };
}

/** The drawing operators of all pages, uncompressed. */
export const pdfOperators = (pdf: Buffer): string =>
  pdfTool('qpdf', ['--qdf', '--object-streams=disable', 'FILE', '-'], pdf).toString('latin1');
