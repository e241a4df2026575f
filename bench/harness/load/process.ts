import { Client } from './client';
import type { LoadJob } from './job';

/** Of `LoadGenerator`: one job after the other, for as long as the benchmark lives. */
process.on('message', (job: LoadJob) => {
  new Client(job).run().then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ error: error instanceof Error ? error.message : String(error) }),
  );
});
process.on('disconnect', () => process.exit());
