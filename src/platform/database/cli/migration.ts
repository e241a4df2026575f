import { migrate, showMigrations } from '../migrate';
import { say, withDatabase } from './with-database';

const [action] = process.argv.slice(2);

void withDatabase(async ({ ownerUrl }) => {
  if (action === 'run') {
    const applied = await migrate(ownerUrl, say);
    if (applied.length === 0) say('The database is up to date');
  } else if (action === 'show') {
    for (const { name, applied } of await showMigrations(ownerUrl)) say(`[${applied ? 'X' : ' '}] ${name}`);
  } else {
    throw new Error('Usage: npm run migration:run, or npm run migration:show');
  }
});
