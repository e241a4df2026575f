import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { isMainThread } from 'node:worker_threads';
import { runInNewContext } from 'node:vm';
import { HOW_MUCH, MB, type Held } from './held';

/**
 * Loaded into the service before itself, and no part of it: whoever started the process asks by a message what it holds once
 * garbage is collected, and is told by another.
 */
if (isMainThread && process.send) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  process.on('message', (message) => {
    if (message !== HOW_MUCH) return;
    collect();
    const { used_heap_size: heap, external_memory: external } = getHeapStatistics();
    const held: Held = { heapMb: (heap + external) / MB, residentMb: process.memoryUsage.rss() / MB };
    process.send?.(held);
  });
  // The question alone keeps no service running.
  process.channel?.unref();
}
