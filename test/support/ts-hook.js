// Teaches this process to load TypeScript, and tells the threads that it will start what taught it.
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join, resolve } = require('node:path');
const { setEnvironmentData } = require('node:worker_threads');

const swcrc = resolve(__dirname, '../../.swcrc');
// Dozens of processes load the same files: each is translated once. A file of the cache is named after all that it comes from.
const cache = join(tmpdir(), `contra-ts-${process.getuid?.() ?? 'all'}`);
const salt = readFileSync(swcrc, 'utf8') + require('@swc/core/package.json').version;

require.extensions['.ts'] = (module, filename) => {
  const source = readFileSync(filename, 'utf8');
  const name = createHash('sha256').update(`${salt}\0${filename}\0${source}`).digest('hex');
  module._compile(
    cached(join(cache, `${name}.js`), () => translated(source, filename)),
    filename,
  );
};

function translated(source, filename) {
  const { transformSync } = require('@swc/core');
  return transformSync(source, { filename, configFile: swcrc, sourceMaps: 'inline' }).code;
}

function cached(path, make) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    const code = make();
    mkdirSync(cache, { recursive: true, mode: 0o700 });
    const own = `${path}.${process.pid}`;
    writeFileSync(own, code);
    renameSync(own, path);
    return code;
  }
}

// The name in src/platform/threads/thread-pool.ts.
setEnvironmentData('contra: loads TypeScript', resolve(__dirname, 'ts-hook.js'));
