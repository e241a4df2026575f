import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer, Client, Service } from './app';
import { dataDirOf } from './test-database';

/** Where a service under test keeps its archive, unless it is told otherwise. */
export const archiveOf = ({ database }: Pick<Service, 'database'>): string =>
  join(dataDirOf(database), 'archive');

/** The paths of a document's files in a folder. */
export function filesOf(app: Pick<Service, 'database'>, organisation: string, documentId: string): string[] {
  const folder = join(archiveOf(app), organisation, documentId);
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

/** The formats that the archive has of a document, and those that it knows it lacks. */
export async function formatsOf(
  live: Client,
  path: string,
): Promise<{ data: string[]; absent: string[]; body: Answer['body'] }> {
  const { status, body } = await live.get(`${path}/archive`);
  if (status !== 200) throw new Error(`GET ${path}/archive answered ${status}`);
  const names = (files: { format: string }[]): string[] => files.map(({ format }) => format).sort();
  return { data: names(body.data), absent: names(body.absent), body };
}
