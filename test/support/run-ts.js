// Runs a TypeScript file as a process of its own: node run-ts.js file.ts [argument…]
const { readFileSync } = require('node:fs');
const { resolve } = require('node:path');
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
process.argv.splice(1, 1);
require(resolve(process.argv[1]));
