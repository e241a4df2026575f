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
      transform: { '^.+\\.ts$': '<rootDir>/test/mutation/mutated-transform.js' },
    })),
};
