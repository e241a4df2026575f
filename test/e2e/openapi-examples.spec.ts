import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordedExamples } from '../../src/openapi/recorded-examples';
import { startTestApp, type TestApp } from '../support/app';
import { Recorder } from '../support/examples/recorder';
import { walkThrough } from '../support/examples/walk';

const FILE = join(__dirname, '../../src/openapi/examples.data.json');

/**
 * The examples of the API document are what the service answered here. When an answer has changed on purpose:
 * `UPDATE_EXAMPLES=1 npx jest test/e2e/openapi-examples.spec.ts`, then `npm run openapi`.
 */
describe('the examples of the API document', () => {
  let app: TestApp;
  let recorder: Recorder;

  beforeAll(async () => {
    app = await startTestApp();
    recorder = new Recorder(app, (await app.api().get('/api/openapi.json')).body);
    await walkThrough(recorder);
    if (process.env['UPDATE_EXAMPLES'] === '1')
      writeFileSync(FILE, `${JSON.stringify(recorder.examples, null, 2)}\n`);
  });
  afterAll(() => app.close());

  it('show every operation', () => {
    expect(Object.keys(recorder.examples).sort()).toEqual(recorder.operationIds.sort());
  });

  it('are what the service answers', () => {
    expect(recorder.examples).toEqual(JSON.parse(readFileSync(FILE, 'utf8')) as RecordedExamples);
  });
});
