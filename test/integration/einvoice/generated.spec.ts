import type { DocumentModel } from '../../../src/domain/einvoice/document-model';
import { ciiXml } from '../../../src/modules/documents/einvoice/cii-xml';
import { ublXml } from '../../../src/modules/documents/einvoice/ubl-xml';
import { rulesBroken } from '../../support/einvoice/failed-rules';
import { generatedDocuments } from '../../support/einvoice/generated';
import { readTerms } from '../../support/einvoice/terms';
import { faultsByXsd } from '../../support/einvoice/xsd';

const documents = generatedDocuments().map(({ name, model, allowance }) => {
  const [ubl, cii] = [ublXml(model), ciiXml(model)];
  return { name, model, allowance, ubl, cii, said: { ubl: readTerms(ubl), cii: readTerms(cii) } };
});

describe('electronic invoices of every category, price basis and currency', () => {
  it('are eighty documents and more', () => {
    expect(documents.length).toBeGreaterThanOrEqual(80);
    expect(new Set(documents.map(({ name }) => name)).size).toBe(documents.length);
  });

  it.each(['ubl', 'cii'] as const)('are valid by the schema of %s', (syntax) => {
    const faults = faultsByXsd(documents.map((each) => each[syntax]));
    expect(documents.flatMap(({ name }, at) => (faults[at]?.length ? [[name, faults[at]]] : []))).toEqual([]);
  });

  it.each(['ubl', 'cii'] as const)(
    'keep in %s the rules of calculation and of their categories',
    (syntax) => {
      const failed = documents.map(({ name, said, allowance }) => [
        name,
        rulesBroken(said[syntax], allowance),
      ]);
      expect(failed.filter(([, rules]) => rules?.length !== 0)).toEqual([]);
    },
  );

  it('say in UBL what they say in CII, and the figures of the books', () => {
    for (const { model, said } of documents) {
      const { ubl, cii } = said;
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
    for (const { model, ubl, cii } of documents.slice(0, 20)) {
      expect([ublXml(model), ciiXml(model)]).toEqual([ubl, cii]);
    }
  });
});

const figuresOf = ({ totals }: DocumentModel) => [totals.net, totals.tax, totals.gross].map(Number);

const netsOf = ({ lines }: DocumentModel) =>
  lines.filter(({ lineType }) => lineType === 'item').map(({ net }) => Number(net));
