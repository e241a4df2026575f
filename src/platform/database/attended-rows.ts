import { Transform, type TransformCallback } from 'node:stream';
import { SpentBuffers } from './spent-buffers';

export class NobodyReads extends Error {
  constructor(readonly seconds: number) {
    super(`nothing was read for ${seconds} s`);
  }
}

/**
 * Passes rows on to their reader, and breaks with NobodyReads when some are waiting and none was taken for `seconds` (at
 * most a quarter more). A database that takes long to find its rows is no stall.
 */
export class AttendedRows extends Transform {
  private readonly watch: NodeJS.Timeout;
  private readonly spent = new SpentBuffers();
  private passed = 0;

  constructor(seconds: number) {
    super({ highWaterMark: 64 * 1024 });
    const most = seconds * 1000;
    let [taken, since] = [0, performance.now()];
    this.watch = setInterval(() => {
      const now = performance.now();
      if (this.readableLength > 0 && this.taken === taken) {
        if (now - since >= most) this.destroy(new NobodyReads(seconds));
      } else [taken, since] = [this.taken, now];
    }, most / 4);
    this.watch.unref();
  }

  private get taken(): number {
    return this.passed - this.readableLength;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.passed += chunk.length;
    this.spent.passed(chunk.length);
    done(null, chunk);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    clearInterval(this.watch);
    done(error);
  }
}
