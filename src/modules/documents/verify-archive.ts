import { parseArgs } from 'node:util';
import { say, withDatabase } from '../../platform/database/cli/with-database';
import { chooseStorage } from '../../platform/storage/choose-storage';
import { verifyArchive } from './archive/verify-archive';

/** `npm run verify:archive`: ends with 1 when an archived file is missing or is not what was archived. */
void withDatabase(async ({ serviceUrl }, config) => {
  const { values } = parseArgs({ options: { organisation: { type: 'string' } } });
  const differing = await verifyArchive(serviceUrl, chooseStorage(config), values.organisation, say);
  if (differing > 0) {
    say(`${differing} archived ${differing === 1 ? 'file differs' : 'files differ'} from what was archived.`);
    process.exitCode = 1;
  } else say('Every archived file is what was archived.');
});
