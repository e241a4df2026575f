const { default: Sequencer } = require('@jest/test-sequencer');

/** The files that take longest, longest first. Elsewhere Jest goes by the times of earlier runs, or by size without any. */
const LONGEST = [
  'integration/embedded.spec',
  'scenarios/real-month',
  'scenarios/chaos',
  'scenarios/fuzz',
  'integration/model/receivables',
  'bad-input/every-field',
  'journal/export-stream',
  'e2e/test-mode.spec',
  'integration/crash/process',
  'integration/backup-restore',
  'integration/embedded-users',
  'integration/stop',
  'bad-input/fuzz',
  'journal/export-readers',
  'integration/workers/workers',
  'webhooks/failures',
];

/** Starts these before all others, so that none of them runs on alone at the end. A fresh clone knows no times yet. */
class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const place = LONGEST.findIndex((name) => path.includes(name));
      return place < 0 ? LONGEST.length : place;
    };
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
}

module.exports = LongestFirst;
