import { parseArgs } from 'node:util';
import { backup } from '../backup/backup';
import { hasDatabase } from '../embedded/home';
import { startEmbedded } from '../embedded/start-embedded';
import { command, say } from './with-database';

void command(async ({ databaseUrl, dataDir }) => {
  const { out } = parseArgs({ options: { out: { type: 'string' } } }).values;
  if (out === undefined) throw new Error('Usage: npm run backup -- --out folder');
  if (databaseUrl !== undefined) {
    throw new Error('DATABASE_URL is set: back that server up with its own tools, see docs/operations.md.');
  }
  if (!hasDatabase(dataDir)) throw new Error(`There is no database in ${dataDir}`);
  const database = await startEmbedded({ dataDir, log: say });
  try {
    const { files, completeUntil } = await backup(database, out);
    say(`Backed up ${files} files to ${out}; complete until ${completeUntil}`);
  } finally {
    await database.stop();
  }
});
