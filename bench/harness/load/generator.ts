import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Cleanup, endChild } from '../cleanup';
import type { LoadJob, LoadResult } from './job';

/** Sends requests from one process that lives as long as the benchmark, so that it is warm. */
export class LoadGenerator {
  private readonly child: ChildProcess;

  constructor(cleanup: Cleanup) {
    this.child = fork(join(__dirname, 'process.js'), { execArgv: [] });
    cleanup.add(() => endChild(this.child, 1000));
  }

  /** Throws when any answer has another status than the expected one, or a connection breaks. */
  async run(job: LoadJob): Promise<LoadResult> {
    const stop = new AbortController();
    const message = once(this.child, 'message', { signal: stop.signal });
    const exit = once(this.child, 'exit', { signal: stop.signal }).then(() => null);
    exit.catch(() => undefined);
    this.child.send(job);
    const answer = await Promise.race([message, exit]);
    stop.abort();
    message.catch(() => undefined);
    if (answer === null) throw new Error('the process that sends the requests has ended');
    const [{ result, error }] = answer as [{ result?: LoadResult; error?: string }];
    if (!result) throw new Error(error ?? 'no result');
    const [refusal] = result.refusals;
    if (refusal !== undefined) throw new Error(`an answer was not ${job.expect}: ${refusal}`);
    return result;
  }
}
