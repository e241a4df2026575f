const { writeSync } = require('node:fs');

/**
 * Prints the real counts as the very last line of a run: `N passed, N failed`, and `, N skipped` when there are any.
 * A suite that could not run counts as one failed test, and so does a teardown that throws.
 */
class CountReporter {
  onRunComplete(_contexts, results) {
    // Printed at exit because the teardown and Jest's own warnings come after the reporters.
    process.once('exit', (exitCode) => {
      const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
      const skipped = results.numPendingTests + results.numTodoTests;
      const unexplained = exitCode !== 0 && failed === 0 ? 1 : 0;
      const line = `${results.numPassedTests} passed, ${failed + unexplained} failed`;
      print(`${line}${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
    });
  }
}

/** Past process.stdout, which Jest may have muted by then; a full pipe is tried again until its reader has caught up. */
function print(line) {
  for (;;) {
    try {
      writeSync(1, line);
      return;
    } catch (error) {
      if (error.code !== 'EAGAIN') return;
    }
  }
}

module.exports = CountReporter;
