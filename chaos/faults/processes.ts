import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../random';
import type { ServiceUnderFire } from '../system/service';
import type { System } from '../system/system';
import type { Fault } from './fault';

const aService = ({ services }: System, random: Random): ServiceUnderFire => {
  const service = random.pick(services);
  if (!service) throw new Error('there are services');
  return service;
};

/** Of the server, as it is now: after a crash it is another one. */
async function serverPid({ query }: System): Promise<number> {
  const rows = await query<{ line: string }>(
    `SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1) AS line`,
  );
  return Number(rows[0]?.line);
}

/** A process that has gone by itself meanwhile need not be killed. */
function killAtOnce(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

const SERVICE_FAULTS: readonly Fault[] = [
  {
    name: 'kill -9 of the service',
    weight: 4,
    inject: async (system, random) => {
      const service = aService(system, random);
      await service.kill();
      await sleep(random.between(0, 1500));
      await service.start();
    },
  },
  {
    name: 'kill -9 of all of the service',
    weight: 1,
    inject: async ({ services, worker }) => {
      const all = [...services, worker];
      await Promise.all(all.map((each) => each.kill()));
      await Promise.all(all.map((each) => each.start()));
    },
  },
  {
    name: 'a graceful stop of the service',
    weight: 2,
    inject: async (system, random) => {
      const service = aService(system, random);
      const code = await service.stop();
      await service.start();
      if (code !== 0) throw new Error(`a service that was asked to stop ended with ${code}`);
    },
  },
  {
    name: 'kill -9 of the worker',
    weight: 3,
    inject: async ({ worker }, random) => {
      await worker.kill();
      await sleep(random.between(0, 3000));
      await worker.start();
    },
  },
];

export const SERVER_FAULTS: readonly Fault[] = [
  {
    name: 'kill -9 of the database',
    weight: 2,
    inject: async (system) => {
      killAtOnce(await serverPid(system));
      // It is started again by whoever keeps it.
      await system.query('SELECT 1');
    },
  },
  {
    name: 'kill -9 of one backend',
    weight: 2,
    inject: async (system) => {
      const [row] = await system.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE usename = 'contra_service' AND application_name <> 'contra-auditor'
         ORDER BY state = 'idle', random() LIMIT 1`,
      );
      if (row) killAtOnce(row.pid);
      await system.query('SELECT 1');
    },
  },
];

export const SESSION_FAULTS: readonly Fault[] = [
  {
    name: 'backends that are told to end',
    weight: 3,
    inject: async (system, random) => {
      for (let n = random.between(3, 12); n > 0; n -= 1) {
        await system.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'contra_service' ORDER BY random() LIMIT 1`,
        );
        await sleep(random.between(20, 200));
      }
    },
  },
];

export const PROCESS_FAULTS: readonly Fault[] = [...SERVICE_FAULTS, ...SERVER_FAULTS];
