import { startEmbedded } from '../../src/platform/database/embedded/start-embedded';

/**
 * What the service does with its database, as a process that a test can kill: starts or adopts it, reports its URLs in one
 * line, and stops it on SIGTERM or SIGINT, after the moment that requests in flight would take.
 */
async function main(dataDir: string, moment: number): Promise<void> {
  const database = await startEmbedded({ dataDir, log: (message) => process.stderr.write(`${message}\n`) });
  const stop = async (): Promise<void> => {
    await new Promise((done) => setTimeout(done, moment));
    await database.stop();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
  process.stdout.write(`${JSON.stringify(database)}\n`);
}

main(process.argv[2] ?? '', Number(process.argv[3] ?? 0)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
