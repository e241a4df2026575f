import { entryFault, type RecordedEntry } from './entry-fault';
import { ReferenceSeals, type FoundSeal, type KeptSeal, type Reference } from './reference-seals';
import { Block, type Sha256 } from './seal';
import { Decimal } from '../money/decimal';

export interface AuditedJournal {
  /** In the order of their numbers. */
  readonly entries: AsyncIterable<RecordedEntry>;
  /** In the order of their blocks. */
  readonly seals: AsyncIterable<FoundSeal>;
  /** The last number that the counter has given out; null where no counter is known, as in an export. */
  readonly lastNumber: number | null;
  readonly kept: readonly KeptSeal[];
}

export interface Audit {
  readonly entries: number;
  readonly lines: number;
  readonly blocks: number;
  readonly sealedThrough: number;
  /** The first thing that differs, in words that begin with the entry or the seal; null when all holds. */
  readonly finding: string | null;
}

/**
 * Reads a journal and its seals once, in order, and stops at the first entry that is not what it was: missing, there twice, not
 * balanced, or not what was sealed. Holds one block of hashes at a time.
 */
export async function auditJournal(journal: AuditedJournal, sha256: Sha256): Promise<Audit> {
  const run = new AuditRun(journal, sha256);
  const finding = await run.firstFinding();
  return { ...run.counts, finding };
}

class AuditRun {
  readonly counts = { entries: 0, lines: 0, blocks: 0, sealedThrough: 0 };
  private readonly references: ReferenceSeals;
  private reference: Reference | null = null;
  private block: Block;

  constructor(
    private readonly journal: AuditedJournal,
    private readonly sha256: Sha256,
  ) {
    this.references = new ReferenceSeals(journal.seals, journal.kept, sha256);
    this.block = new Block(sha256);
  }

  async firstFinding(): Promise<string | null> {
    this.reference = await this.references.next();
    for await (const entry of this.journal.entries) {
      const finding = this.misnumbered(entry) ?? this.faultOf(entry) ?? (await this.unlikeItsSeal(entry));
      if (finding !== null) return finding;
      this.counts.entries += 1;
      this.counts.lines += entry.lines.length;
    }
    return this.atTheEnd();
  }

  private misnumbered({ number }: RecordedEntry): string | null {
    const expected = this.counts.entries + 1;
    if (number === expected) return null;
    return number < expected
      ? `entry ${number} is there twice`
      : this.missing(expected, `entry ${number} comes next`);
  }

  private missing(number: number, evidence: string): string {
    const seal = this.reference?.seal;
    const sealed =
      seal && number <= seal.lastEntry
        ? `, and block ${seal.block} sealed entries ${seal.firstEntry} to ${seal.lastEntry}`
        : '';
    return `entry ${number} is missing: ${evidence}${sealed}`;
  }

  private faultOf(entry: RecordedEntry): string | null {
    const fault = entryFault(entry);
    return fault === null ? null : `entry ${entry.number} (${entry.id}) ${fault}`;
  }

  private async unlikeItsSeal(entry: RecordedEntry): Promise<string | null> {
    const seal = this.reference?.seal;
    if (!this.reference || !seal) return this.reference?.fault ?? null;
    if (this.reference.broken !== null) return this.reference.broken;
    const place = entry.number - seal.firstEntry;
    const hash = this.block.add(entry);
    if (seal.entryHashes && seal.entryHashes[place] !== hash)
      return `entry ${entry.number} (${entry.id}) is not what was sealed in block ${seal.block} at ${seal.sealedAt}`;
    return entry.number < seal.lastEntry ? null : this.closeBlock(seal);
  }

  private async closeBlock(seal: FoundSeal): Promise<string | null> {
    const { totals } = this.block;
    const named = `block ${seal.block} (entries ${seal.firstEntry} to ${seal.lastEntry})`;
    if (totals.entriesHash !== seal.entriesHash)
      return `an entry of ${named} is not what was sealed at ${seal.sealedAt}`;
    if (totals.lineCount !== seal.lineCount || !new Decimal(totals.baseDebit).equals(seal.baseDebit))
      return `${named} does not add up to what its seal says`;
    if (this.reference?.fault != null) return this.reference.fault;
    this.counts.blocks += 1;
    this.counts.sealedThrough = seal.lastEntry;
    this.block = new Block(this.sha256);
    this.reference = await this.references.next();
    return null;
  }

  private atTheEnd(): string | null {
    const { lastNumber } = this.journal;
    const last = this.counts.entries;
    const seal = this.reference?.seal;
    if (seal && seal.lastEntry > last)
      return this.reference?.broken ?? this.missing(last + 1, `the journal ends with ${last}`);
    if (this.reference) return this.reference.fault;
    if (lastNumber !== null && lastNumber > last)
      return this.missing(last + 1, `the counter has given out the numbers up to ${lastNumber}`);
    if (lastNumber !== null && lastNumber < last)
      return `entry ${lastNumber + 1} was never numbered: the counter has given out the numbers up to ${lastNumber}`;
    return null;
  }
}
