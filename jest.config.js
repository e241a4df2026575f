/**
 * Three projects, so that only what needs a database waits for one: Jest runs a project's globalSetup only when tests
 * of that project are selected. `npx jest src/domain` and `npx jest test/architecture` start no PostgreSQL.
 */
const shared = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': '@swc/jest' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/sdk/dist/', '<rootDir>/data/'],
};

/** @type {import('jest').Config} */
module.exports = {
  // One more than most machines have cores: a spec waits for PostgreSQL, processes and time as well.
  maxWorkers: 3,
  testSequencer: '<rootDir>/test/support/sequencer.js',
  // Far beyond what any test takes: a machine that is busy with others must not fail one.
  testTimeout: 120_000,
  reporters: ['default', '<rootDir>/test/support/count-reporter.js'],
  projects: [
    {
      ...shared,
      displayName: 'domain',
      runtime: '<rootDir>/test/support/runtime.js',
      testEnvironment: '<rootDir>/test/support/realm.ts',
      testMatch: ['<rootDir>/src/domain/**/*.spec.ts'],
    },
    { ...shared, displayName: 'architecture', testMatch: ['<rootDir>/test/architecture/**/*.spec.ts'] },
    {
      ...shared,
      displayName: 'system',
      runtime: '<rootDir>/test/support/runtime.js',
      testEnvironment: '<rootDir>/test/support/environment.ts',
      testMatch: ['<rootDir>/test/{e2e,integration,scenarios}/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
    },
  ],
};
