import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The project's folder, the same from the sources and from their compiled copy below dist. */
export const PROJECT = findProject(__dirname);
export const RETAIL_DATA = join(PROJECT, 'demo', 'data', 'online-retail');
export const SERVICE = join(PROJECT, 'dist', 'src', 'main.js');

function findProject(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error(`No package.json above ${__dirname}`);
  return findProject(parent);
}
