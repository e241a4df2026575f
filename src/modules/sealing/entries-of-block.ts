import type { RecordedEntry } from '../../domain/sealing/entry-fault';
import { Pace } from '../../platform/background/pace';
import type { Ask } from '../../platform/database/ask';
import { entriesAfter, ROOM_OF_A_BLOCK, type Ledger } from './recorded-entries';

/** Some ten milliseconds' work of service and database each. */
const ENTRIES_IN_A_PIECE = 50;

/** The entries that follow a number, as many as a block may hold: one at least, however long. Rests between pieces of them. */
export async function* entriesOfBlock(
  ask: Ask,
  ledger: Ledger,
  after: number,
): AsyncGenerator<RecordedEntry> {
  const pace = new Pace();
  const left = { ...ROOM_OF_A_BLOCK };
  for (let last = after; left.entries > 0;) {
    const most = Math.min(ENTRIES_IN_A_PIECE, left.entries);
    const piece = await entriesAfter(ask, ledger, last, { entries: most, lines: left.lines });
    for (const entry of piece) {
      if (entry.lines.length > left.lines && left.entries < ROOM_OF_A_BLOCK.entries) return;
      yield entry;
      last = entry.number;
      left.entries -= 1;
      left.lines -= entry.lines.length;
    }
    if (piece.length < most) return;
    await pace.rest();
  }
}
