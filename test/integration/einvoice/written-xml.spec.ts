import { element, writeXml, type XmlElement } from '../../../src/modules/documents/einvoice/xml';
import { faultsByXsd } from '../../support/einvoice/xsd';
import { documentModel, lineModel } from '../../support/document-model';
import { ublXml } from '../../../src/modules/documents/einvoice/ubl-xml';
import { ciiXml } from '../../../src/modules/documents/einvoice/cii-xml';
import { readTerms } from '../../support/einvoice/terms';

const written = (root: XmlElement | null): string => (root ? writeXml(root) : '');

describe('the XML of electronic invoices', () => {
  it('is indented UTF-8 with a declaration', () => {
    const root = element('a', [element('b', 'Müller'), element('c', [element('d', '1', { unit: 'C62' })])]);
    expect(written(root)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<a>\n  <b>Müller</b>\n  <c>\n    <d unit="C62">1</d>\n  </c>\n</a>\n',
    );
  });

  it('has no empty elements: what holds nothing is absent, and so is what holds only that', () => {
    expect(
      element('a', [element('b', ''), element('c', ' \n'), element('d', [element('e', null)])]),
    ).toBeNull();
    expect(written(element('a', [element('b', undefined), element('c', '0', { scheme: null })]))).toContain(
      '<a>\n  <c>0</c>\n</a>',
    );
  });

  it('keeps text that looks like markup as text, and loses what XML cannot hold', () => {
    const root = element('a', 'x < y & "z" > \u0000\u0007\uD800\uFFFF\r\nπ \u{1F4A1}', { b: '"<&\n>"' });
    expect(written(root)).toContain(
      '<a b="&quot;&lt;&amp;&#10;&gt;&quot;">x &lt; y &amp; "z" &gt; \nπ \u{1F4A1}</a>',
    );
  });

  it('is well-formed and valid whatever was written on a document', () => {
    const odd = '\u0007</cbc:Name>]]> <![CDATA[ & &amp; "\'\n\uDFFF\nzwei\u0000te Zeile';
    const model = documentModel({
      number: 'CN <1> & "2"',
      notes: odd,
      reason: `#AAI#${odd}`,
      lines: documentModel().lines.map((line) => lineModel({ ...line, description: odd })),
    });
    const both = [ublXml(model), ciiXml(model)];
    expect(faultsByXsd(both)).toEqual([[], []]);
    for (const xml of both) expect(readTerms(xml).notes).toHaveLength(1);
    expect(both[0]).toContain(
      '<cbc:Name>&lt;/cbc:Name&gt;]]&gt; &lt;![CDATA[ &amp; &amp;amp; "\'</cbc:Name>',
    );
    expect(both[0]).toContain('# AAI#');
  });
});
