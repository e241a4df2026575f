import type { MessageContent } from './message-content';

const FONT = 'font-family:Helvetica,Arial,sans-serif';
const GREY = '#5f6368';
const DEFAULT_ACCENT = '#1f2937';

/**
 * The message for everybody else: one column, all styles inline, no picture, no address that a reader's program would fetch.
 * What it shows was written by strangers, so every text is escaped.
 */
export function messageHtml(content: MessageContent, accentColour: string | null): string {
  // Another colour than #rrggbb cannot get into the organisation; it must not get into a style either way.
  const accent =
    accentColour !== null && /^#[0-9a-f]{6}$/i.test(accentColour) ? accentColour : DEFAULT_ACCENT;
  const { payment, attached } = content;
  const body = [
    paragraph(content.greeting),
    ...content.paragraphs.map(paragraph),
    table(content.facts, accent),
    ...(payment ? [paragraph(`${payment.title}${content.colon}`), table(payment.facts, accent)] : []),
    ...(attached === null ? [] : [paragraph(attached)]),
    paragraph(`${content.regards}\n${content.seller}`),
    ...(content.signature.length > 0 ? [small(content.signature.join('\n'))] : []),
  ].join('\n');
  return `<!doctype html>
<html lang="${content.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(content.subject)}</title>
</head>
<body style="margin:0;padding:24px 12px;background:#f4f5f7">
<table role="presentation" width="100%" style="max-width:600px;margin:0 auto;background:#ffffff;border-top:4px solid ${accent};border-collapse:collapse">
<tr><td style="padding:28px 32px 8px;${FONT};font-size:20px;font-weight:bold;color:${accent}">${escaped(content.seller)}</td></tr>
<tr><td style="padding:8px 32px 28px;${FONT};font-size:15px;line-height:1.5;color:#202124">
${body}
</td></tr>
</table>
</body>
</html>
`;
}

const paragraph = (text: string): string => `<p style="margin:0 0 16px">${withBreaks(text)}</p>`;

const small = (text: string): string =>
  `<p style="margin:0;padding-top:16px;border-top:1px solid #e0e3e7;font-size:13px;color:${GREY}">${withBreaks(text)}</p>`;

function table(facts: MessageContent['facts'], accent: string): string {
  const rows = facts.map(
    ([label, value]) =>
      `<tr><td style="padding:4px 24px 4px 12px;color:${GREY}">${escaped(label)}</td><td style="padding:4px 0;font-weight:bold">${escaped(value)}</td></tr>`,
  );
  return `<table role="presentation" style="margin:0 0 16px;border-left:3px solid ${accent};border-collapse:collapse;font-size:15px">${rows.join('')}</table>`;
}

const withBreaks = (text: string): string => escaped(text).replaceAll('\n', '<br>\n');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (each) => ENTITIES[each] ?? each);
