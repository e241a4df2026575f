import type { DocumentModel, LogoModel } from '../../../src/domain/einvoice/document-model';
import { renderPdf } from '../../../src/modules/documents/pdf/render-pdf';
import { documentModel, lineModel, sellerModel } from '../../support/document-model';
import { withProgram } from '../../support/judges';
import { pdfOperators, pdfPages, pdfTool, pdfWords } from '../../support/pdf';
import { jpegOf, pngOf } from '../../support/pictures';

const plain = { watermark: null, xml: null };
const withPoppler = withProgram('pdftotext');
const withQpdf = withProgram('qpdf');

const lines = (count: number): DocumentModel['lines'] =>
  Array.from({ length: count }, (_, index) =>
    lineModel({ lineNo: index + 1, description: `Article ${index + 1}`, net: `${index + 1}.07` }),
  );

const withLogo = (logo: LogoModel): Promise<Buffer> =>
  renderPdf(documentModel({ seller: sellerModel({ logo }) }), plain);

/** The pictures' places on the page: width, height, left, top, as their matrices have them. */
const placesOf = (pdf: Buffer): number[][] =>
  [...pdfOperators(pdf).matchAll(/^([\d.]+) 0 0 -([\d.]+) ([\d.]+) ([\d.]+) cm\n\/I\d+ Do$/gm)].map((match) =>
    match.slice(1).map(Number),
  );

describe('a document over many pages', () => {
  withPoppler('repeats its headings and counts its pages; a thousand lines are all there', async () => {
    const started = Date.now();
    const pdf = await renderPdf(documentModel({ lines: lines(1000) }), plain);
    expect(Date.now() - started).toBeLessThan(30_000);
    expect(pdf.length).toBeLessThan(500_000);
    const pages = pdfPages(pdf);
    expect(pages.length).toBeGreaterThan(20);
    pages.forEach((page, index) => {
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
      expect(page).toMatch(/Description +Quantity +Unit price +Discount +VAT +Net/);
      expect(page).toContain('Credit note CN-2026-0042');
    });
    const all = pages.join('\n');
    for (let number = 1; number < 1000; number += 1) {
      expect(all).toMatch(new RegExp(`^ *${number} +Article ${number} .* -${number}\\.07$`, 'm'));
    }
    expect(all).toMatch(/^ *1000 +Article 1000 .* -1,000\.07$/m);
  });

  withPoppler('never leaves the totals on a page without a line', async () => {
    for (const count of [12, 13, 14, 15, 16, 17]) {
      const pages = pdfPages(await renderPdf(documentModel({ lines: lines(count) }), plain));
      const last = pages.find((page) => page.includes('Total EUR')) ?? '';
      expect(last).toContain(`Article ${count} `);
      expect(last).toContain('-277.50');
    }
  });

  withPoppler('parts a description that no page holds, and loses none of it', async () => {
    const words = Array.from({ length: 1500 }, (_, index) => `word${index}`);
    const pdf = await renderPdf(
      documentModel({
        lines: [...lines(20), lineModel({ lineNo: 21, description: words.join(' ') }), ...lines(2)],
      }),
      plain,
    );
    const found = new Set(pdfWords(pdf).match(/word\d+/g));
    expect(words.filter((word) => !found.has(word))).toEqual([]);
    expect(pdfPages(pdf).length).toBeLessThan(12);
  });

  withPoppler('parts a long breakdown and long notes', async () => {
    const taxBreakdown = Array.from({ length: 90 }, (_, index) => ({
      category: 'S' as const,
      rate: `${index + 1}`,
      exemptionReason: null,
      taxable: `${index + 1}.00`,
      tax: `${index + 1}.55`,
    }));
    const notes = Array.from({ length: 120 }, (_, index) => `Note ${index}.`).join('\n');
    const text = pdfWords(await renderPdf(documentModel({ taxBreakdown, notes }), plain));
    for (let row = 1; row <= 90; row += 1) expect(text).toContain(`${row}% -${row}.00 -${row}.55`);
    for (let note = 0; note < 120; note += 1) expect(text).toContain(`Note ${note}.`);
  });
});

describe('a hostile document', () => {
  const long = 'y'.repeat(2000);
  const hostile = [
    ...[
      '\u0000\u0007\u001b[31m',
      '\u202egnirts desrever\u202c',
      'שלום עולם',
      '\ud800',
      '‮',
      '%PDF-1.4 endstream endobj',
    ],
    ...[
      long,
      '(((((\\)',
      'a\u0300'.repeat(50) + '\u0300'.repeat(500),
      '\n\n\n\n',
      '   ',
      '\u2028\u2029',
      '<b>&amp;</b>',
    ],
  ].join(' ');

  withQpdf('is a sound file, its lines within their column and their page', async () => {
    const party = {
      name: hostile,
      address: { line1: hostile, line2: hostile, city: hostile, postalCode: hostile },
    };
    const pdf = await renderPdf(
      documentModel({
        number: hostile.slice(0, 300),
        reason: hostile,
        notes: hostile,
        buyerReference: hostile,
        buyer: { ...documentModel().buyer, ...party },
        seller: sellerModel({ ...party, footer: hostile, email: hostile, accentColour: 'red; }' }),
        lines: [
          lineModel({ description: hostile }),
          lineModel({
            quantity: '999999999.999999',
            unitPrice: '999999999999999.999999',
            net: '999999999999999.99',
          }),
        ],
        taxBreakdown: [
          { category: 'E', rate: '0', exemptionReason: hostile, taxable: '999999999999999.99', tax: '0.00' },
        ],
      }),
      { watermark: 'draft', xml: null },
    );
    expect(pdfTool('qpdf', ['--check', 'FILE'], pdf).toString()).toContain(
      'No syntax or stream encoding errors',
    );
    const boxes = pdfTool('pdftotext', ['-bbox', 'FILE', '-'], pdf).toString();
    const rights = [...boxes.matchAll(/xMin="([\d.]+)".* xMax="([\d.]+)" yMax="[\d.]+">([^<]*)</g)];
    expect(rights.length).toBeGreaterThan(50);
    const outside = rights.filter(([, left, right]) => Number(left) < 60 || Number(right) > 545);
    // The watermark lies across the page; its letters are the only ones beyond the margins.
    expect(outside.map(([, , , word]) => word).filter((word) => !/^[DRAFT]+$/.test(word ?? ''))).toEqual([]);
    expect(boxes).toContain('-999,999,999,999,999.99');
    expect(boxes).not.toContain('\u202e');
  });
});

describe('the watermark', () => {
  withPoppler('stands on every page under the text, in the language, and only when asked for', async () => {
    const words = {
      en: ['DRAFT', 'VOID'],
      de: ['ENTWURF', 'STORNIERT'],
      fr: ['BROUILLON', 'ANNULÉ'],
    } as const;
    for (const locale of ['en', 'de', 'fr'] as const) {
      const [draft, cancelled] = words[locale];
      const render = async (watermark: 'draft' | 'void' | null): Promise<string[]> =>
        pdfPages(await renderPdf(documentModel({ locale, lines: lines(40) }), { watermark, xml: null }));
      for (const page of await render('draft')) expect(page).toContain(draft);
      for (const page of await render('void')) expect(page).toContain(cancelled);
      expect((await render(null)).join()).not.toMatch(new RegExp(`${draft}|${cancelled}`));
    }
    const operators = pdfOperators(await renderPdf(documentModel(), { watermark: 'draft', xml: null }));
    const [first, ...others] = [...operators.matchAll(/^\/F\d+ ([\d.]+) Tf$/gm)].map(([, size]) =>
      Number(size),
    );
    expect(first).toBeGreaterThan(100);
    expect(Math.max(...others)).toBeLessThan(30);
  });
});

describe('the logo', () => {
  withQpdf('is fitted into its box, never stretched', async () => {
    for (const [ratio, logo] of [
      [6, pngOf(600, 100)],
      [1 / 6, jpegOf(100, 600)],
    ] as const) {
      const [place] = placesOf(await withLogo(logo));
      const [wide = 0, high = 0] = place ?? [];
      expect(wide / high).toBeCloseTo(ratio, 1);
      expect(wide).toBeLessThan(177);
      expect(high).toBeLessThan(55);
    }
  });

  withQpdf('takes PNG with transparency; what cannot be read is left out, the document stands', async () => {
    expect(placesOf(await withLogo(pngOf(50, 50, { transparent: true })))).toHaveLength(1);
    const { base64 } = pngOf(50, 50, { transparent: true });
    for (const broken of [
      { mediaType: 'image/png', base64: '' },
      { mediaType: 'image/png', base64: base64.slice(0, 90) },
      { mediaType: 'image/jpeg', base64: Buffer.from([0xff, 0xd8, 0xff, 0xe0]).toString('base64') },
      pngOf(60_000, 60_000, { empty: true }),
      jpegOf(10, 10, { components: 4 }),
    ] as const) {
      const pdf = await withLogo(broken);
      expect(pdfTool('qpdf', ['--check', 'FILE'], pdf).toString()).toContain('No syntax');
      expect(placesOf(pdf)).toEqual([]);
    }
  });
});
