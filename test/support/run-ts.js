// Runs a TypeScript file as a process of its own: node run-ts.js file.ts [argument…]
const { resolve } = require('node:path');
require('./ts-hook');

process.argv.splice(1, 1);
require(resolve(process.argv[1]));
