const HELD_BY_LINES =
  'the deferred check of an entry asks it, when journal_lines_belong holds the same row for the lines, without which no entry is whole';

/** Guards that no test can miss, and why. */
export const EXPLAINED: Readonly<Record<string, string>> = {
  'assert_open: lock FOR SHARE': HELD_BY_LINES,
  'assert_open_or_excepted: lock FOR SHARE': HELD_BY_LINES,
  'organisations: required column organisation_id':
    'the policy on writing refuses a row of no organisation before NOT NULL is asked',
  'reset_sandbox: lock FOR UPDATE (2)':
    'the UPDATE of the same counter, with nothing read in between, takes the same lock in the same order',
  'src/modules/sending/delivery-progress.ts: lock clause FOR UPDATE in hold':
    'the job is ended, or put off, under the same lease in the same transaction: who loses the lease after this look is refused there',
  'src/platform/outbox/relay.store.ts: lock clause ON CONFLICT (organisation_id) DO NOTHING in holdCursor':
    'whoever makes the same first cursor at the same moment fails, with a warning, and relays in the next round',
  'src/platform/database/posting-gate.ts: lock clause FOR SHARE SKIP LOCKED in ROW_NOW':
    'the lock of the line beside it holds off whoever locks the books, and the check of an entry in the database holds the same row',
};
