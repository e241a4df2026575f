import type { EnvironmentContext, JestEnvironment, JestEnvironmentConfig } from '@jest/environment';
import { ModernFakeTimers } from '@jest/fake-timers';
import { ModuleMocker } from 'jest-mock';

/** What `jest.setTimeout` sets. */
const TIMEOUT = Symbol.for('TEST_TIMEOUT_SYMBOL');

/**
 * The environment for test/support/runtime.js: the worker's own realm instead of a sandbox. What Jest puts into it for a
 * spec file goes when the file is done, and so does what the file may have changed: variables of the environment, timers.
 */
export default class Realm implements JestEnvironment {
  readonly global = globalThis as unknown as JestEnvironment['global'];
  readonly fakeTimers = null;
  readonly fakeTimersModern: ModernFakeTimers;
  readonly moduleMocker = new ModuleMocker(globalThis);
  private readonly console = globalThis.console;
  private readonly exit = Reflect.get(process, 'exit');
  private readonly variables = { ...process.env };
  private readonly before = new Set(Reflect.ownKeys(globalThis));
  private added: readonly PropertyKey[] = [];

  constructor({ projectConfig }: JestEnvironmentConfig, _context: EnvironmentContext) {
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
  }

  exportConditions = (): string[] => ['node', 'node-addons'];

  /** There is none: the runtime compiles in the realm itself. */
  getVmContext = (): null => null;

  async setup(): Promise<void> {
    // A subclass may lend something to the spec file.
  }

  /** Jest's functions are all there when it says so, and nothing of the spec file has run yet. */
  handleTestEvent({ name }: { name: string }): void {
    if (name === 'setup') this.added = Reflect.ownKeys(globalThis).filter((key) => !this.before.has(key));
  }

  async teardown(): Promise<void> {
    this.fakeTimersModern.dispose();
    for (const key of [...this.added, TIMEOUT]) Reflect.deleteProperty(globalThis, key);
    globalThis.console = this.console;
    process.exit = this.exit;
    for (const name of Object.keys(process.env))
      if (!(name in this.variables)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, this.variables);
  }
}
