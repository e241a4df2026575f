import { createLogger } from '../../src/platform/operations/logging';

/** A process that logs three lines and ends at once. */
const logger = createLogger({ logLevel: 'info' });
for (const line of ['one', 'two', 'three']) logger.info(line);
process.exit();
