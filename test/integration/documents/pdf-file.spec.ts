import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { renderPdf } from '../../../src/modules/documents/pdf/render-pdf';
import { documentModel, sellerModel } from '../../support/document-model';
import { withProgram } from '../../support/judges';
import { attachment, pdfFonts, pdfObjects, pdfOperators, pdfTool } from '../../support/pdf';

const XML = `<?xml version="1.0" encoding="UTF-8"?>\n<rsm:CrossIndustryInvoice note="Ünïcode & 1€"/>\n`;
const plain = { watermark: null, xml: null };
const withQpdf = withProgram('qpdf');
const withPoppler = withProgram('pdftotext');

const withXmllint = withProgram('xmllint');

/** The metadata of the file: PDF/A keeps it uncompressed so that any program can find it. */
const xmpOf = (pdf: Buffer): string => /<x:xmpmeta.*<\/x:xmpmeta>/s.exec(pdf.toString('utf8'))?.[0] ?? '';

/** What the metadata holds in each element of a name, or in the item of a list within. */
const said = (xmp: string, element: string): string[] =>
  [...xmp.matchAll(new RegExp(`<${element}>(?:<rdf:\\w+><rdf:li[^>]*>)?([^<]*)<`, 'g'))].map(
    ([, text = '']) =>
      text.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>' })[name] ?? '"'),
  );

describe('a document as a file', () => {
  let pdf: Buffer;
  beforeAll(async () => {
    pdf = await renderPdf(documentModel({ locale: 'de' }), { watermark: null, xml: XML });
  });

  withQpdf('has a sound structure, with and without XML', async () => {
    expect(pdfTool('qpdf', ['--check', 'FILE'], pdf).toString()).toMatch(
      /PDF Version: 1\.7[^]*No syntax or stream/,
    );
    const without = await renderPdf(documentModel(), plain);
    expect(pdfTool('qpdf', ['--check', 'FILE'], without).toString()).toMatch(/No syntax or stream/);
    expect(pdfTool('qpdf', ['--list-attachments', 'FILE'], without).toString()).toMatch(
      /has no embedded files/,
    );
    expect(pdfObjects(without).at(pdfObjects(without).trailer['/Root'])).not.toHaveProperty('/AF');
  });

  withPoppler('brings its fonts, and what each glyph means', () => {
    const fonts = pdfFonts(pdf);
    expect(fonts.length).toBeGreaterThan(1);
    for (const font of fonts) {
      expect(font).toEqual({
        name: expect.stringMatching(/^[A-Z]{6}\+NotoSans-/),
        embedded: true,
        unicode: true,
      });
    }
  });

  withQpdf('holds the XML byte for byte, as an alternative to its pages (Factur-X)', () => {
    expect(attachment(pdf, 'factur-x.xml').toString()).toBe(XML);
    const { trailer, at } = pdfObjects(pdf);
    const [reference] = at(trailer['/Root'])['/AF'];
    const specification = at(reference);
    expect(specification).toMatchObject({
      '/Type': '/Filespec',
      '/AFRelationship': '/Alternative',
      '/F': 'u:factur-x.xml',
      '/UF': 'u:factur-x.xml',
    });
    expect(at(specification['/EF']['/F'])).toMatchObject({
      '/Type': '/EmbeddedFile',
      '/Subtype': '/text/xml',
      '/Params': {
        '/Size': Buffer.byteLength(XML),
        '/CheckSum': `b:${createHash('md5').update(XML).digest('hex')}`,
        '/ModDate': 'u:D:20260316093000Z',
      },
    });
    const xmp = xmpOf(pdf);
    for (const [element, value] of [
      ['fx:DocumentType', 'INVOICE'],
      ['fx:DocumentFileName', 'factur-x.xml'],
      ['fx:Version', '1.0'],
      ['fx:ConformanceLevel', 'EN 16931'],
      ['pdfaSchema:namespaceURI', 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#'],
    ] as const) {
      expect([element, ...said(xmp, element)]).toEqual([element, value]);
    }
    expect(said(xmp, 'pdfaProperty:name').sort()).toEqual([
      'ConformanceLevel',
      'DocumentFileName',
      'DocumentType',
      'Version',
    ]);
  });

  withQpdf('is PDF/A-3b: colours by sRGB, a language, an id, nothing that runs', () => {
    const { trailer, all, at } = pdfObjects(pdf);
    const catalogue = at(trailer['/Root']);
    expect(catalogue['/Lang']).toBe('u:de');
    expect(trailer['/ID']).toEqual([expect.stringMatching(/^b:[\da-f]{32}$/), trailer['/ID'][0]]);
    const [intent] = catalogue['/OutputIntents'];
    expect(at(intent)).toMatchObject({
      '/S': '/GTS_PDFA1',
      '/OutputConditionIdentifier': 'u:sRGB IEC61966-2.1',
    });
    expect(at(at(intent)['/DestOutputProfile'])['/N']).toBe(3);
    expect(at(catalogue['/Metadata'])).not.toHaveProperty('/Filter');
    expect(trailer).not.toHaveProperty('/Encrypt');
    for (const object of all) {
      expect(object).not.toHaveProperty('/JS');
      expect(object).not.toHaveProperty('/AA');
    }
    const xmp = xmpOf(pdf);
    expect([said(xmp, 'pdfaid:part'), said(xmp, 'pdfaid:conformance')]).toEqual([['3'], ['B']]);
  });

  withPoppler('says the same of itself in both its places, signs of XML and all', async () => {
    const awkward = documentModel({
      number: 'A&B <7> "x"\u0000',
      seller: sellerModel({ name: 'Müller & Söhne <GmbH>' }),
    });
    const file = await renderPdf(awkward, { watermark: null, xml: XML });
    const info = pdfTool('pdfinfo', ['FILE'], file).toString();
    const xmp = xmpOf(file);
    expect(info).toMatch(/^Title: +Credit note A&B <7> "x"$/m);
    expect(said(xmp, 'dc:title')).toEqual(['Credit note A&B <7> "x"']);
    expect(info).toMatch(/^Author: +Müller & Söhne <GmbH>$/m);
    expect(said(xmp, 'dc:creator')).toEqual(['Müller & Söhne <GmbH>']);
    expect(said(xmp, 'xmp:CreateDate')).toEqual(['2026-03-16T09:30:00Z']);
    expect(info).toMatch(/^CreationDate: +Mon Mar 16 09:30:00 2026 UTC$/m);
    expect(info).toContain(`Producer:        ${said(xmp, 'pdf:Producer')[0] ?? '?'}`);
  });

  withXmllint('has metadata that is XML', () => {
    const { status, stderr } = spawnSync('xmllint', ['--noout', '-'], {
      input: xmpOf(pdf),
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
  });

  withQpdf('draws no glyph that the fonts do not have', async () => {
    const foreign = documentModel({ notes: '日本語 עברית العربية 👩‍👩‍👧 한국어' });
    const operators = pdfOperators(await renderPdf(foreign, plain));
    const shown = [...operators.matchAll(/<((?:[\da-f]{4})+)>/g)].flatMap(
      ([, hex = '']) => hex.match(/.{4}/g) ?? [],
    );
    expect(shown.length).toBeGreaterThan(200);
    expect(operators.match(/\[<[^\]]*\] TJ/g)?.join(' ')).not.toMatch(/<(?:[\da-f]{4})*0000/);
  });
});

describe('the same document', () => {
  it('is the same file, whatever was rendered in between', async () => {
    const options = { watermark: 'draft', xml: XML } as const;
    const first = await renderPdf(documentModel(), options);
    await renderPdf(documentModel({ locale: 'da', notes: 'Ωμέγα Łódź ∆ µ' }), plain);
    expect((await renderPdf(documentModel(), options)).equals(first)).toBe(true);
  });

  it('is the same file in another process, time zone and language', async () => {
    const here = await renderPdf(documentModel({ locale: 'fr' }), { watermark: null, xml: '<invoice/>' });
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [join(__dirname, '../../support/run-ts.js'), join(__dirname, '../../support/render-digest.ts')],
      {
        encoding: 'utf8',
        env: { ...process.env, TZ: 'Pacific/Auckland', LC_ALL: 'da_DK.UTF-8', LANG: 'da' },
      },
    );
    expect(stderr).toBe('');
    expect(stdout).toBe(createHash('sha256').update(here).digest('hex'));
  });

  it('is another file, of another id, when a line differs', async () => {
    const idOf = (pdf: Buffer): string | undefined =>
      /\/ID \[<([\da-f]{32})>/.exec(pdf.toString('latin1'))?.[1];
    const one = idOf(await renderPdf(documentModel(), plain));
    const other = idOf(await renderPdf(documentModel({ notes: 'One more thing.' }), plain));
    expect(one).toBeDefined();
    expect(other).not.toBe(one);
  });
});
