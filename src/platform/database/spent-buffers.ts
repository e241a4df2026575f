import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (options: { type: 'minor' }) => void;

const EVERY_BYTES = 4 * 1024 * 1024;

/**
 * Lets go of the buffers of a long stream as it goes on. They lie outside of the heap, whose collector learns of their size
 * only when some 64 MB have come together: by then the process has taken as much memory, and does not give it back. A
 * collection among the youngest objects takes a millisecond or two.
 */
export class SpentBuffers {
  private static collect: Collect | undefined;
  private bytes = 0;

  passed(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes < EVERY_BYTES) return;
    this.bytes = 0;
    SpentBuffers.collect ??= collector();
    SpentBuffers.collect({ type: 'minor' });
  }
}

function collector(): Collect {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as Collect;
}
