/** Control characters but tab and line feed, halves of surrogate pairs, and the two that are no characters. */
const NOT_IN_XML = /[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Most texts are numbers and names that hold nothing to replace. */
const PLAIN = /^[!-~](?:[ -~]*[!-~])?$/;

/** What of a text an XML 1.0 document can hold, trimmed, with line feeds as the only line ends; '' when nothing is left. */
export function sayableText(text: string | null | undefined): string {
  if (text != null && PLAIN.test(text)) return text;
  return (text ?? '').replace(/\r\n?/g, '\n').replace(NOT_IN_XML, '').trim();
}
