import { Session } from 'node:inspector';
import { isMainThread } from 'node:worker_threads';

/**
 * Loaded into the service before itself: on a signal it collects garbage and gives back to the system what it lay in, so that what is
 * left is what it holds. `gc()` would keep the young generation (128 MB of pages, once it has been full), which V8 gives back by itself
 * only when a process has been idle at the right moment.
 */
if (isMainThread) {
  const session = new Session();
  session.connect();
  process.on('SIGUSR2', () => session.post('HeapProfiler.collectGarbage'));
}
