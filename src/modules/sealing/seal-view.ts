import { formatAmount } from '../../domain/money/amount';
import { Decimal } from '../../domain/money/decimal';
import type { FoundSeal } from '../../domain/sealing/reference-seals';
import type { SealView } from './dto/seal.dto';
import type { SealEntity } from './seal.entity';

const HASH_BYTES = 32;

export function foundSeal(seal: SealEntity): FoundSeal {
  return {
    block: seal.block,
    version: seal.version,
    organisation: seal.organisation,
    baseCurrency: seal.baseCurrency,
    firstEntry: seal.firstEntry,
    lastEntry: seal.lastEntry,
    entryCount: seal.entryCount,
    lineCount: seal.lineCount,
    baseDebit: seal.baseDebit,
    entriesHash: seal.entriesHash.toString('hex'),
    previousHash: seal.previousHash?.toString('hex') ?? null,
    sealedAt: seal.sealedAt.toISOString(),
    hash: seal.hash.toString('hex'),
    entryHashes: seal.entryHashes ? hashesIn(seal.entryHashes) : null,
  };
}

export function sealView(seal: SealEntity): SealView {
  const { entryHashes, baseDebit, ...found } = foundSeal(seal);
  return {
    ...found,
    baseDebit: formatAmount(new Decimal(baseDebit), found.baseCurrency),
    ...(entryHashes && { entryHashes: [...entryHashes] }),
  };
}

function hashesIn(bytes: Buffer): string[] {
  const hex = bytes.toString('hex');
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, at) => hex.slice(at * 64, (at + 1) * 64));
}
