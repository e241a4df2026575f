import { invalid } from '../../domain/errors';

/** `key:value` as the JSON that a line's dimensions must contain. */
export function dimensionOf(text: string): string {
  const at = text.indexOf(':');
  if (at < 1) throw invalid('dimension', 'must be key:value');
  return JSON.stringify({ [text.slice(0, at)]: text.slice(at + 1) });
}
