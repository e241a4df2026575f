import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { LogLines } from '../../src/platform/operations/log-lines';
import { createLogger } from '../../src/platform/operations/logging';
import { until } from '../support/until';

describe('Lines of the log', () => {
  const folder = mkdtempSync(join(tmpdir(), 'contra-log-lines-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  function logTo(name: string) {
    const file = join(folder, name);
    const output = pino.destination({ dest: file, sync: false, minLength: 2048 });
    const flush = jest.spyOn(output, 'flush');
    const logger = createLogger({ logLevel: 'info' }, new LogLines(output));
    const written = (): string[] =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => (JSON.parse(line) as { msg: string }).msg);
    return { logger, flush, written, ready: new Promise((done) => output.once('ready', done)) };
  }

  async function untilWritten(written: () => string[], count: number): Promise<string[]> {
    await until(() => Promise.resolve(written().length >= count), `${count} lines`, 10);
    return written();
  }

  it('that come together are written together, soon', async () => {
    const { logger, flush, written, ready } = logTo('together');
    await ready;
    logger.info('one');
    logger.info('two');
    expect(flush).not.toHaveBeenCalled();
    expect(await untilWritten(written, 2)).toEqual(['one', 'two']);
    expect(flush).toHaveBeenCalledTimes(1);
  });

  it('are written at once with a warning', async () => {
    const { logger, flush, written, ready } = logTo('warning');
    await ready;
    logger.info('before');
    logger.warn('something is wrong');
    expect(flush).toHaveBeenCalledTimes(1);
    expect(await untilWritten(written, 2)).toEqual(['before', 'something is wrong']);
  });

  it('are all there after the end of the process', () => {
    const program = [join(__dirname, '../support/run-ts.js'), join(__dirname, '../support/log-and-end.ts')];
    const said = execFileSync(process.execPath, program, { encoding: 'utf8' });
    expect(said.match(/"msg":"\w+"/g)).toEqual(['"msg":"one"', '"msg":"two"', '"msg":"three"']);
  });
});
