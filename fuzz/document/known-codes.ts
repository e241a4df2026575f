import { readFileSync } from 'node:fs';

/** The status of each problem code, as docs/errors.md has it. */
export function readKnownCodes(file: string): ReadonlyMap<string, number> {
  const rows = readFileSync(file, 'utf8').matchAll(/^\| `([a-z_0-9]+)` \| (\d{3}) \|/gm);
  const codes = new Map([...rows].map(([, code = '', status]) => [code, Number(status)]));
  if (codes.size === 0) throw new Error(`${file} has no table of codes`);
  return codes;
}
