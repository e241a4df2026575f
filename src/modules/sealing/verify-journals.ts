import { parseArgs } from 'node:util';
import { say, withDatabase } from '../../platform/database/cli/with-database';
import { keptFromFile, keptFromText } from './verify/kept-seals';
import { verifyAll } from './verify/verify-all';

/** `npm run verify`: ends with 1 when a journal is not what was posted. */
void withDatabase(async ({ serviceUrl }) => {
  const { values } = parseArgs({
    options: {
      organisation: { type: 'string' },
      seal: { type: 'string', multiple: true, default: [] },
      seals: { type: 'string', multiple: true, default: [] },
    },
  });
  const kept = [...values.seal.map(keptFromText), ...values.seals.flatMap(keptFromFile)];
  const differing = await verifyAll(serviceUrl, { organisation: values.organisation, kept }, say);
  if (differing > 0) {
    say(`${differing} ${differing === 1 ? 'journal differs' : 'journals differ'} from what was posted.`);
    process.exitCode = 1;
  }
});
