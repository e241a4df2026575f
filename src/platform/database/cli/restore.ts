import { parseArgs } from 'node:util';
import { restore } from '../backup/restore';
import { command, say } from './with-database';

void command(async ({ dataDir }) => {
  const { values } = parseArgs({ options: { from: { type: 'string' }, 'data-dir': { type: 'string' } } });
  if (values.from === undefined)
    throw new Error('Usage: npm run restore -- --from folder [--data-dir folder]');
  await restore(values.from, values['data-dir'] ?? dataDir, say);
  say('The database is restored');
});
