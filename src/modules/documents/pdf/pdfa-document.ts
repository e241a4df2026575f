import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import { printable } from './printable';
import { ATTACHMENT, CREATOR, documentXmp, facturXmp, PRODUCER, type DocumentFacts } from './xmp';

const fontFile = (name: string): Buffer =>
  readFileSync(require.resolve(`@expo-google-fonts/noto-sans/${name}.ttf`));

const FONTS = {
  regular: fontFile('400Regular/NotoSans_400Regular'),
  bold: fontFile('600SemiBold/NotoSans_600SemiBold'),
};

/**
 * pdfkit makes the file's id of the clock and the title, and writes the Info dictionary into XMP without escaping it. Both
 * are set here by names that it keeps to itself, as the fonts' tables are; the tests of the file fail if they change.
 */
interface Internals {
  _id: Uint8Array;
  _addInfo: () => void;
  _root: { data: Record<string, unknown> };
  _font: { font: { _tables: object } };
}

type Pdf = InstanceType<typeof PDFDocument>;

/** An empty PDF/A-3b document with both fonts; `digest` of all that it will show makes its id. */
export function pdfaDocument(facts: DocumentFacts & { readonly language: string; digest: string }): Pdf {
  const { title, author, createdAt } = {
    ...facts,
    title: oneLine(facts.title),
    author: oneLine(facts.author),
  };
  const document = new PDFDocument({
    subset: 'PDF/A-3b',
    pdfVersion: '1.7',
    lang: facts.language,
    displayTitle: true,
    autoFirstPage: false,
    bufferPages: true,
    font: '',
    info: { Title: title, Author: author, Creator: CREATOR, Producer: PRODUCER, CreationDate: createdAt },
  });
  const internals = document as unknown as Internals;
  internals._id = createHash('sha256').update(facts.digest).digest().subarray(0, 16);
  internals._addInfo = () => document.appendXML(documentXmp({ title, author, createdAt }));
  registerFonts(document);
  return document;
}

/**
 * The tables of a font as they were parsed for the first document; parsing them takes longer than a page. Only they are
 * shared: glyphs remember the characters they were first used for, which would make a file depend on those before it.
 */
const parsed = new Map<string, object>();

function registerFonts(document: Pdf): void {
  for (const [name, file] of Object.entries(FONTS)) {
    document.registerFont(name, file).font(name);
    const { font } = (document as unknown as Internals)._font;
    font._tables = parsed.get(name) ?? font._tables;
    parsed.set(name, font._tables);
  }
}

/** Attaches the invoice as data: the Factur-X profile EN 16931, an alternative to the pages (ISO 19005-3, 6.8). */
export function attachInvoice(document: Pdf, xml: string, createdAt: Date): void {
  const bytes = Buffer.from(xml, 'utf8');
  const file = document.ref({
    Type: 'EmbeddedFile',
    Subtype: 'text#2Fxml',
    Params: {
      Size: bytes.length,
      CreationDate: createdAt,
      ModDate: createdAt,
      CheckSum: createHash('md5').update(bytes).digest(),
    },
  });
  file.end(bytes);
  const specification = document.ref({
    Type: 'Filespec',
    F: text(ATTACHMENT),
    UF: text(ATTACHMENT),
    Desc: text('Factur-X'),
    AFRelationship: 'Alternative',
    EF: { F: file, UF: file },
  });
  specification.end(undefined);
  document.addNamedEmbeddedFile(ATTACHMENT, specification);
  (document as unknown as Internals)._root.data['AF'] = [specification];
  document.appendXML(facturXmp());
}

/** The finished file. */
export async function bytesOf(document: Pdf): Promise<Buffer> {
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const finished = new Promise<void>((resolve, reject) => {
    document.on('end', resolve);
    document.on('error', reject);
  });
  document.end();
  await finished;
  return Buffer.concat(chunks);
}

/** pdfkit writes a primitive string as a PDF name, a String object as a string. */
const text = (value: string): object => Object(value) as object;

/** As XML 1.0 and a line of text both take it. */
const oneLine = (value: string): string =>
  printable(value, () => true)
    .replace(/\s+/g, ' ')
    .replace(/[\ufffe\uffff]/g, '');
