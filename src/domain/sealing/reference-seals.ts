import { hashOfEntries, hashOfSeal, type Seal, type Sha256 } from './seal';

/** A seal as it is found; without the hashes of its entries only the block that differs can be told, not the entry. */
export interface FoundSeal extends Seal {
  readonly entryHashes: readonly string[] | null;
}

/** A seal that somebody kept outside: all of it, or its hash alone. */
export type KeptSeal = FoundSeal | Pick<Seal, 'block' | 'hash'>;

/** What the entries of a block are held to. */
export interface Reference {
  readonly block: number;
  /** Null where only the hash of a missing seal is known. */
  readonly seal: FoundSeal | null;
  /** What is wrong with the seals of this block, to be told when its entries have proved right. */
  readonly fault: string | null;
  /** What is wrong with the seal that is held to, so that it proves nothing about entries. */
  readonly broken: string | null;
}

const isWhole = (kept: KeptSeal): kept is FoundSeal => 'entriesHash' in kept;

/**
 * The seals of a journal in their order, those that were kept outside in place of those that stand beside the journal:
 * whoever could change an entry there could make its seal anew.
 */
export class ReferenceSeals {
  private readonly found: AsyncIterator<FoundSeal>;
  private readonly kept: Map<number, KeptSeal>;
  private ahead: FoundSeal | null = null;
  private previous: Pick<Seal, 'block' | 'lastEntry' | 'hash'> | null = null;

  constructor(
    found: AsyncIterable<FoundSeal>,
    kept: readonly KeptSeal[],
    private readonly sha256: Sha256,
  ) {
    this.found = found[Symbol.asyncIterator]();
    this.kept = new Map(kept.map((seal) => [seal.block, seal]));
  }

  /** The next block; null when no seal, found or kept, is left. */
  async next(): Promise<Reference | null> {
    const stored = this.ahead ?? (await this.pull());
    const block = (this.previous?.block ?? 0) + 1;
    const kept = this.kept.get(block);
    const here = stored?.block === block ? stored : null;
    this.ahead = here ? null : stored;
    if (!here && !kept) {
      const later = stored?.block ?? [...this.kept.keys()].find((each) => each > block);
      return later === undefined
        ? null
        : {
            block,
            seal: null,
            broken: null,
            fault: `the seal of block ${block} is missing, though there is one of block ${later}`,
          };
    }
    const seal = kept && isWhole(kept) ? kept : here;
    const reference = { block, seal, broken: seal && this.faultOf(seal), fault: compared(here, kept) };
    if (seal) this.previous = seal;
    return reference;
  }

  private async pull(): Promise<FoundSeal | null> {
    const next = await this.found.next();
    return next.done === true ? null : next.value;
  }

  private faultOf(seal: FoundSeal): string | null {
    const { block, firstEntry, lastEntry, entryCount, entryHashes } = seal;
    const changed = `the seal of block ${block} (entries ${firstEntry} to ${lastEntry}) has been changed`;
    if (hashOfSeal(seal, this.sha256) !== seal.hash)
      return `${changed}: its hash is not that of what it says`;
    if (entryHashes && hashOfEntries(entryHashes, this.sha256) !== seal.entriesHash)
      return `${changed}: the hashes of its entries are not those that it was made of`;
    if (seal.previousHash !== (this.previous?.hash ?? null))
      return `the seal of block ${block} does not follow the one before it: that has been made anew`;
    if (firstEntry !== (this.previous?.lastEntry ?? 0) + 1 || entryCount !== lastEntry - firstEntry + 1)
      return `the seal of block ${block} does not begin where the one before it ends`;
    return null;
  }
}

function compared(stored: FoundSeal | null, kept: KeptSeal | undefined): string | null {
  if (!kept || stored?.hash === kept.hash) return null;
  const named = `the seal of block ${kept.block}`;
  if (!stored) return `${named}, which was kept outside, is missing beside the journal`;
  if (isWhole(kept))
    return `${named} is not the one that was kept outside, though its entries are those that were sealed`;
  return (
    `${named} (entries ${stored.firstEntry} to ${stored.lastEntry}) is not the one that was kept outside: ` +
    `an entry up to ${stored.lastEntry} has been changed and sealed anew`
  );
}
