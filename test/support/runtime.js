const { readFileSync } = require('node:fs');
const { createRequire, isBuiltin } = require('node:module');
const { dirname, join, sep } = require('node:path');
const { compileFunction, constants } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

/** What belongs to the tests is loaded anew for each spec file; everything else once a worker. */
const TESTS = join(__dirname, '..') + sep;

/**
 * In place of AsyncLocalStorage, by which Jest's runner tells from what is rejected unhandled which test it belongs to: that of the
 * test that runs. A storage makes every promise dearer and is never let go, so each spec file would slow down those after it and
 * keep its tests, with the services they started, in memory. Tests run one at a time here (`test.concurrent` is not for them).
 */
class RunningTest {
  getStore() {
    return this.store;
  }

  run(store, work) {
    const outer = this.store;
    this.store = store;
    return work().finally(() => {
      this.store = outer;
    });
  }
}

const RUNNER = join(dirname(require.resolve('jest-circus/package.json')), sep);

/** Translates what is loaded for the worker: with the transform of its project, as Jest does for the sandbox. */
let translate = null;

/** Of what has been translated so, by file, for the stacks of errors. */
const sourceMaps = new Map();

function loadTypeScript(module, filename) {
  const source = readFileSync(filename, 'utf8');
  // Jest has put a compiler of its own into the module while it loads the environment, which translates.
  const code = Object.hasOwn(module, '_compile') ? source : translate(filename);
  module._compile(code, filename);
}

/**
 * Jest gives each spec file modules of its own, in a sandbox with its own `Error`, `Array` and so on. To load Nest, TypeORM
 * and the service takes longer than most files need for their tests. This runtime works in the worker's own realm and hands
 * the spec files what the worker has loaded already, so that a class or an error is the same on both sides. What is thus
 * shared must not be mocked: see `setMock`. The environment that goes with it is test/support/environment.ts.
 */
class SharingRuntime extends Runtime {
  constructor(...options) {
    super(...options);
    const known = this.getSourceMaps();
    for (const [filename, map] of sourceMaps) known.set(filename, map);
    translate = (filename) => {
      const code = this.transformCache.transform(filename);
      if (known.has(filename)) sourceMaps.set(filename, known.get(filename));
      return code;
    };
    require.extensions['.ts'] = loadTypeScript;
    const { executor } = this;
    executor.compile = (code, filename) =>
      compileFunction(code, executor.injectedModuleParameters, {
        filename,
        importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      });
  }

  requireModuleOrMock(from, name) {
    if (isBuiltin(name)) return require(name);
    const path = name === '@jest/globals' ? TESTS : createRequire(from).resolve(name);
    return path.startsWith(TESTS) ? super.requireModuleOrMock(from, name) : require(path);
  }

  /** The runner itself has state, so each spec file has its own; what it uses (`expect` and its matchers) is shared as well. */
  requireInternalModule(from, name) {
    if (name === undefined || !from.startsWith(RUNNER)) return super.requireInternalModule(from, name);
    if (name === 'node:async_hooks') return { AsyncLocalStorage: RunningTest };
    return name.startsWith('.') ? super.requireInternalModule(from, name) : createRequire(from)(name);
  }

  setMock(_from, name) {
    throw new Error(`${name} is shared by all spec files of a worker, so it cannot be mocked`);
  }

  /** Jest replaces this function of `process` for its sandbox; here it is the worker's own. */
  installGetBuiltinModule() {}
}

module.exports = SharingRuntime;
