import { ciiXml } from '../../../src/modules/documents/einvoice/cii-xml';
import { ublXml } from '../../../src/modules/documents/einvoice/ubl-xml';
import { documentModel } from '../../support/document-model';
import { failedRules } from '../../support/einvoice/failed-rules';
import { generatedDocuments } from '../../support/einvoice/generated';
import { faultsByXsd } from '../../support/einvoice/xsd';

const ubl = ublXml(documentModel());
const cii = ciiXml(documentModel());
const documents = generatedDocuments();
const ofCategory = (category: string) => {
  const found = documents.find(({ name }) => name === `invoice, category ${category}`);
  if (!found) throw new Error(`There is no document of category ${category}`);
  return found.model;
};

/** Replaces in both syntaxes; what is not found would leave a test without its point. */
function changed(xml: string, from: string | RegExp, to: string): string {
  const result = xml.replace(from, to);
  if (result === xml) throw new Error(`${String(from)} does not occur`);
  return result;
}

describe('the judges of electronic invoices', () => {
  it('find nothing in a document that is right', () => {
    expect([ubl, cii].flatMap((xml) => failedRules(xml, 'exact'))).toEqual([]);
    expect(faultsByXsd([ubl, cii])).toEqual([[], []]);
  });

  it.each([
    ['BR-CO-10', /(LineExtensionAmount currencyID="EUR">)277.50/, '<ram:LineTotalAmount>277.50', '277.51'],
    ['BR-CO-13', /(TaxExclusiveAmount currencyID="EUR">)277.50/, '<ram:TaxBasisTotalAmount>277.50', '277.49'],
    ['BR-CO-14', /(cbc:TaxAmount currencyID="EUR">)46.73/, 'TaxTotalAmount currencyID="EUR">46.73', '46.74'],
    ['BR-CO-15', /(TaxInclusiveAmount currencyID="EUR">)324.23/, '<ram:GrandTotalAmount>324.23', '324.22'],
    ['BR-CO-16', /(PayableAmount currencyID="EUR">)324.23/, '<ram:DuePayableAmount>324.23', '0.00'],
    ['BR-CO-17', /(cbc:TaxAmount currencyID="EUR">)43.23/, '<ram:CalculatedAmount>43.23', '43.22'],
    ['R120', /(PriceAmount currencyID="EUR">)12.50/, '<ram:ChargeAmount>12.50', '12.49'],
    ['BR-DEC', /(LineExtensionAmount currencyID="EUR">)37.50/, '<ram:LineTotalAmount>37.50', '37.501'],
  ])('see that %s is broken', (rule, inUbl, inCii, value) => {
    const ofCii = changed(cii, inCii, inCii.replace(/[\d.]+$/, value));
    expect(failedRules(changed(ubl, inUbl, `$1${value}`), 'exact')).toContain(rule);
    expect(failedRules(ofCii, 'exact')).toContain(rule);
  });

  it('grant less than 1.00 to the tax of a rate, and only where that is official', () => {
    const off = (tax: string) => changed(ubl, '>43.23<', `>${tax}<`);
    expect(failedRules(off('43.22'), 'official')).not.toContain('BR-CO-17');
    expect(failedRules(off('42.23'), 'official')).toContain('BR-CO-17');
  });

  it.each([
    ['S', 'BR-S-02', /<cac:PartyTaxScheme>[\s\S]*?<\/cac:PartyTaxScheme>/, ''],
    ['Z', 'BR-Z-05', /(?<=<cac:ClassifiedTaxCategory>\s*<cbc:ID>Z<\/cbc:ID>\s*<cbc:Percent>)0/, '5'],
    ['E', 'BR-E-10', /<cbc:TaxExemptionReason>.*<\/cbc:TaxExemptionReason>/, ''],
    ['E', 'BR-E-09', /TaxAmount currencyID="EUR">0.00/g, 'TaxAmount currencyID="EUR">1.00'],
    ['AE', 'BR-AE-01', /<cbc:ID>AE</, '<cbc:ID>E<'],
    ['K', 'BR-IC-11', /<cbc:ActualDeliveryDate>.*<\/cbc:ActualDeliveryDate>/, ''],
    ['K', 'BR-IC-12', /<cac:DeliveryLocation>[\s\S]*<\/cac:DeliveryLocation>/, ''],
    [
      'G',
      'BR-G-08',
      '<cbc:TaxableAmount currencyID="EUR">1000.00',
      '<cbc:TaxableAmount currencyID="EUR">999.00',
    ],
    [
      'O',
      'BR-O-05',
      /(?<=<cac:ClassifiedTaxCategory>\s*<cbc:ID>O<\/cbc:ID>)/,
      '<cbc:Percent>0</cbc:Percent>',
    ],
    [
      'O',
      'BR-O-02',
      '<cac:PartyLegalEntity>',
      '<cac:PartyTaxScheme><cbc:CompanyID>DE1</cbc:CompanyID></cac:PartyTaxScheme><cac:PartyLegalEntity>',
    ],
  ])('see in a document of category %s that %s is broken', (category, rule, from, to) => {
    expect(failedRules(changed(ublXml(ofCategory(category)), from, to), 'exact')).toContain(rule);
  });

  it('see by the schemas what is out of order, empty, unknown or missing', () => {
    const broken = [
      changed(ubl, /(\s*<cbc:ID>CN.*)(\s*<cbc:IssueDate>.*)/, '$2$1'),
      changed(ubl, /<cbc:Note>[\s\S]*?<\/cbc:Note>/, '<cbc:Note> </cbc:Note>'),
      changed(ubl, '<cbc:Note>', '<cbc:Remark>x</cbc:Remark><cbc:Note>'),
      changed(ubl, /<cac:Delivery>[\s\S]*?<\/cac:Delivery>/, ''),
      changed(cii, /<ram:TypeCode>381<\/ram:TypeCode>/, ''),
      changed(cii, /(\s*<ram:TypeCode>VAT<.*)(\s*<ram:CategoryCode>.*)/, '$2$1'),
    ];
    expect(faultsByXsd(broken).map((faults) => faults.length > 0)).toEqual(broken.map(() => true));
  });
});
