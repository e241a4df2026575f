const shared = require('../../jest.config.js');

/** The suite on one worker, quiet, and on sources that may have a change. */
module.exports = {
  ...shared,
  rootDir: shared.projects[0].rootDir,
  maxWorkers: 1,
  reporters: [],
  projects: shared.projects
    .filter(({ displayName }) => displayName === 'system')
    .map((project) => ({
      ...project,
      // It compares the guards that are there with those that are listed: of what each is for it knows nothing.
      testPathIgnorePatterns: [...(project.testPathIgnorePatterns ?? []), 'guards/evidence\\.spec'],
      transform: { '^.+\\.ts$': '<rootDir>/test/mutation/mutated-transform.js' },
    })),
};
