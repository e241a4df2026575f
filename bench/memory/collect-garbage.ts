import { Session } from 'node:inspector';
import { isMainThread } from 'node:worker_threads';

/**
 * Loaded into the service before itself: on a signal it collects garbage and gives back to the system what V8 can do without, so
 * that what is left is what it holds. `gc()` alone gives back little.
 */
if (isMainThread) {
  const session = new Session();
  session.connect();
  process.on('SIGUSR2', () => session.post('HeapProfiler.collectGarbage'));
}
