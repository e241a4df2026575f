import { createApp } from '../../src/service';
import { loadConfig } from '../../src/platform/config/config';
import { Jobs } from '../../src/platform/jobs/jobs';
import { createLogger } from '../../src/platform/operations/logging';
import { Relay } from '../../src/platform/outbox/relay';
import { writeDown } from './background';

/** A process that relays one batch of a ledger, and says that it is up once it is stuck in the middle of the next. */
async function main(): Promise<void> {
  const config = loadConfig();
  const app = await createApp(config, config.databaseServiceUrl ?? '', createLogger(config));
  const jobs = app.get(Jobs);
  const handed = new Map<string, number>();
  const down = writeDown((tx, job) => jobs.add(tx, job));
  app.get(Relay).subscribe({
    ...down,
    relay: async (tx, events) => {
      await down.relay(tx, events);
      const batch = (handed.get(tx.organisationId) ?? 0) + 1;
      handed.set(tx.organisationId, batch);
      if (batch === 1) return;
      process.stdout.write('Contra is up\n');
      await new Promise(() => setInterval(() => undefined, 60_000));
    },
  });
  await app.init();
}

main().catch((error: unknown) => {
  process.stderr.write(String(error));
  process.exit(1);
});
