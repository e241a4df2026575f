import type { DocumentModel } from '../../../src/domain/einvoice/document-model';
import { ciiXml } from '../../../src/modules/documents/einvoice/cii-xml';
import { ublXml } from '../../../src/modules/documents/einvoice/ubl-xml';
import { failedRules } from '../../support/einvoice/failed-rules';
import { generatedDocuments } from '../../support/einvoice/generated';
import { readTerms } from '../../support/einvoice/terms';
import { faultsByXsd } from '../../support/einvoice/xsd';

const documents = generatedDocuments();
const written = documents.flatMap(({ name, model, allowance }) =>
  [ublXml, ciiXml].map((write) => ({ name: `${name} (${write.name})`, model, allowance, xml: write(model) })),
);

describe('electronic invoices of every category, price basis and currency', () => {
  it('are eighty documents and more', () => {
    expect(documents.length).toBeGreaterThanOrEqual(80);
    expect(new Set(documents.map(({ name }) => name)).size).toBe(documents.length);
  });

  it('are valid by the schemas', () => {
    const faults = faultsByXsd(written.map(({ xml }) => xml));
    expect(
      written.flatMap(({ name }, index) => (faults[index]?.length ? [[name, faults[index]]] : [])),
    ).toEqual([]);
  });

  it('keep the calculation rules, exactly where prices are net, and those of their categories', () => {
    const failed = written.map(({ name, xml, allowance }) => [name, failedRules(xml, allowance)] as const);
    expect(failed.filter(([, rules]) => rules.length > 0)).toEqual([]);
  });

  it('say in UBL what they say in CII, and the figures of the books', () => {
    for (const { model } of documents) {
      const [ubl, cii] = [readTerms(ublXml(model)), readTerms(ciiXml(model))];
      const day = (date: string | null) => date?.replace(/-/g, '') ?? null;
      expect({ ...ubl, dueDate: day(ubl.dueDate), delivered: day(ubl.delivered) }).toEqual(cii);
      expect(ubl.typeCode).toBe(model.kind === 'invoice' ? '380' : '381');
      expect(ubl.delivered).toBe(model.taxPoint);
      expect(ubl.preceding).toBe(model.preceding?.number ?? null);
      expect([ubl.withoutTax, ubl.tax, ubl.due].map(Number)).toEqual(figuresOf(model));
      expect(ubl.lines.map(({ net }) => Number(net))).toEqual(netsOf(model));
    }
  });

  it('are the same bytes each time', () => {
    for (const { model, xml, name } of written.slice(0, 20)) {
      expect(name.endsWith('(ublXml)') ? ublXml(model) : ciiXml(model)).toBe(xml);
    }
  });
});

const figuresOf = ({ totals }: DocumentModel) => [totals.net, totals.tax, totals.gross].map(Number);

const netsOf = ({ lines }: DocumentModel) =>
  lines.filter(({ lineType }) => lineType === 'item').map(({ net }) => Number(net));
