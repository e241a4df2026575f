// Teaches this process to load TypeScript, and tells the threads that it will start what taught it.
const { readFileSync } = require('node:fs');
const { resolve } = require('node:path');
const { setEnvironmentData } = require('node:worker_threads');
const { transformSync } = require('@swc/core');

require.extensions['.ts'] = (module, filename) => {
  const swcrc = resolve(__dirname, '../../.swcrc');
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    configFile: swcrc,
    sourceMaps: 'inline',
  });
  module._compile(code, filename);
};
// The name in src/platform/threads/thread-pool.ts.
setEnvironmentData('contra: loads TypeScript', resolve(__dirname, 'ts-hook.js'));
