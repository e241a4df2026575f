import { spawn } from 'node:child_process';
import { freePort } from '../../src/platform/database/embedded/free-port';
import { endChild } from '../harness/cleanup';
import { MAIN, STOP_MS, untilReady } from '../harness/service';

/** Seconds until the service is ready whose data are in the folder, with an embedded PostgreSQL. Stops it again. */
export async function startAndStopService(folder: string): Promise<number> {
  const port = await freePort();
  const { DATABASE_URL: _url, DATABASE_SERVICE_URL: _service, ...env } = process.env;
  let output = '';
  const start = performance.now();
  const child = spawn(process.execPath, [MAIN], {
    // Away from any .env file: only what stands here counts.
    cwd: folder,
    env: { ...env, DATA_DIR: folder, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const keep = (chunk: Buffer): void => void (output = (output + chunk.toString()).slice(-4000));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  try {
    await untilReady(port, child, () => output);
    return (performance.now() - start) / 1000;
  } finally {
    await endChild(child, STOP_MS);
  }
}
