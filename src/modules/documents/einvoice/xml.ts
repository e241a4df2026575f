import { sayableText } from '../../../domain/einvoice/sayable-text';

/** An element of an XML document: text, or other elements in it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, Maybe<string>>>;
  readonly content: string | readonly XmlElement[];
}

type Maybe<T> = T | null | undefined;

/**
 * An element, or null when there is nothing in it: neither EN 16931 nor Peppol (R008) allows empty elements, so a group whose
 * terms are all absent is absent as well. Text is trimmed and loses the characters that XML 1.0 cannot hold.
 */
export function element(
  name: string,
  content: Maybe<string> | readonly Maybe<XmlElement>[],
  attributes: Readonly<Record<string, Maybe<string>>> = {},
): XmlElement | null {
  const inside = isGroup(content) ? content.filter((each) => each != null) : sayableText(content);
  if (inside.length === 0) return null;
  return { name, attributes, content: inside };
}

const isGroup = (
  content: Maybe<string> | readonly Maybe<XmlElement>[],
): content is readonly Maybe<XmlElement>[] => Array.isArray(content);

/** The document as text in UTF-8, indented by two spaces, ending in a line feed: the same tree gives the same bytes. */
export function writeXml(root: XmlElement): string {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>'];
  write(root, '', lines);
  return `${lines.join('\n')}\n`;
}

function write({ name, attributes, content }: XmlElement, indent: string, lines: string[]): void {
  const start = `${indent}<${name}${Object.entries(attributes).map(attribute).join('')}>`;
  if (typeof content === 'string') {
    lines.push(`${start}${escaped(content)}</${name}>`);
    return;
  }
  lines.push(start);
  for (const child of content) write(child, `${indent}  `, lines);
  lines.push(`${indent}</${name}>`);
}

const attribute = ([key, value]: readonly [string, Maybe<string>]): string =>
  value == null
    ? ''
    : ` ${key}="${escaped(sayableText(value)).replace(/"/g, '&quot;').replace(/\n/g, '&#10;')}"`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const escaped = (text: string): string => text.replace(/[&<>]/g, (each) => ENTITIES[each] ?? each);
