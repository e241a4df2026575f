/**
 * Prints the real counts as the very last line of a run: `N passed, N failed`, and `, N skipped` when there are any.
 * A suite that could not run counts as one failed test, and so does a run that fails for a reason outside its tests
 * (a teardown that throws), so that the line never contradicts the exit code.
 */
class CountReporter {
  onRunComplete(_contexts, results) {
    // Printed at exit because the teardown and Jest's own warnings come after the reporters.
    process.once('exit', (exitCode) => {
      const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
      const skipped = results.numPendingTests + results.numTodoTests;
      const unexplained = exitCode !== 0 && failed === 0 ? 1 : 0;
      const line = `${results.numPassedTests} passed, ${failed + unexplained} failed`;
      process.stdout.write(`${line}${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
    });
  }
}

module.exports = CountReporter;
