import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const QUIET_MS = 100;
const MOST_MS = 2000;

/** True from the first moment of a stop: load balancers are told by /health/ready before connections end. */
@Injectable()
export class Draining implements BeforeApplicationShutdown {
  private stopping = false;

  get active(): boolean {
    return this.stopping;
  }

  begin(): void {
    this.stopping = true;
  }

  beforeApplicationShutdown(): void {
    this.begin();
  }
}

/** While draining, each answer is the last of its connection: one that is kept alive would keep the server from closing. */
export function endConnectionsWhenDraining(app: NestFastifyApplication): void {
  const draining = app.get(Draining, { strict: false });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', (_request, reply, payload, done) => {
      if (draining.active) void reply.header('Connection', 'close');
      done(null, payload);
    });
}

/**
 * Waits until connections have ceased to arrive, for two seconds at most. The kernel has accepted some that the process
 * has not taken over yet; to stop listening would reset them, and the requests that are on their way in them.
 */
export async function untilArrivalsCease(server: Server): Promise<void> {
  const begun = performance.now();
  let last = begun;
  const note = (): void => {
    last = performance.now();
  };
  server.on('connection', note);
  while (performance.now() - last < QUIET_MS && performance.now() - begun < MOST_MS)
    await sleep(QUIET_MS / 4);
  server.off('connection', note);
}
