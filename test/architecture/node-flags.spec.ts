import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AS_SHIPPED } from '../../bench/harness/service';
import { ROOT } from './source-tree';

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

describe('What is given to Node', () => {
  it('is the same with npm start, in the image, and where the service is measured', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: { start: string } };
    expect(scripts.start.split(' ')).toEqual(['node', ...AS_SHIPPED, 'dist/src/main.js']);
    const [, command = ''] = /^CMD (.*)$/m.exec(read('Dockerfile')) ?? [];
    expect(JSON.parse(command)).toEqual(['node', ...AS_SHIPPED, 'dist/src/main.js']);
  });
});
