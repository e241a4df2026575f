/** An element as a test reads it: names keep their prefixes, text is that of the element itself. */
export interface ReadElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly ReadElement[];
  readonly text: string;
}

const TOKEN = /<\?[^>]*\?>|<(\/?)([\w:]+)((?:\s+[\w:]+="[^"]*")*)\s*(\/?)>|([^<]+)/g;
const ATTRIBUTE = /([\w:]+)="([^"]*)"/g;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#10': '\n' };

const decoded = (text: string): string =>
  text.replace(/&(#?\w+);/g, (all, name: string) => ENTITIES[name] ?? all);

/** Reads what the service writes; that it is well-formed XML is for libxml2 to say. */
export function readXml(xml: string): ReadElement {
  const root = { name: '', attributes: {}, children: [] as ReadElement[], text: '' };
  const open = [root];
  for (const [, closing, name, attributes = '', , text] of xml.matchAll(TOKEN)) {
    const parent = open[open.length - 1];
    if (!parent) throw new Error('An element is closed that is not open');
    if (text !== undefined) parent.text += decoded(text);
    else if (closing === '/') open.pop();
    else if (name !== undefined) {
      const given = [...attributes.matchAll(ATTRIBUTE)].map(([, key = '', value = '']) => [
        key,
        decoded(value),
      ]);
      const element = {
        name,
        attributes: Object.fromEntries(given) as Record<string, string>,
        children: [],
        text: '',
      };
      parent.children.push(element);
      open.push(element);
    }
  }
  const [document] = root.children;
  if (!document || open.length !== 1) throw new Error('The document is not one element');
  return document;
}

/** The elements that a path leads to: all('cac:TaxTotal/cac:TaxSubtotal'). */
export function all(from: ReadElement, path: string): ReadElement[] {
  return path
    .split('/')
    .reduce(
      (found, name) => found.flatMap(({ children }) => children.filter((each) => each.name === name)),
      [from],
    );
}

export const texts = (from: ReadElement, path: string): string[] => all(from, path).map(({ text }) => text);

/** The text at a path, or null where there is nothing. */
export const textAt = (from: ReadElement, path: string): string | null => texts(from, path)[0] ?? null;
