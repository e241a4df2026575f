import { Injectable } from '@nestjs/common';
import type { Tx } from './transaction';

/** Reads in the old ledger, of this id, what is to be kept, and answers how it is staged in the fresh one. */
export type Bring = (tx: Tx, old: string) => Promise<(fresh: Tx) => void>;

/**
 * What an organisation takes along to a fresh ledger, beside what the ledger is opened with: whoever has settings that are led
 * by the ledger brings them, and whoever opens the ledger knows none of them.
 */
@Injectable()
export class FreshLedgers {
  private readonly bringing: Bring[] = [];

  /** Call it in onModuleInit. */
  bring(bring: Bring): void {
    this.bringing.push(bring);
  }

  /** In the transaction that opens the fresh ledger, while row-level security shows the old one. */
  async takeAlong(tx: Tx, old: string): Promise<(fresh: Tx) => void> {
    const stages: ((fresh: Tx) => void)[] = [];
    for (const bring of this.bringing) stages.push(await bring(tx, old));
    return (fresh) => stages.forEach((stage) => stage(fresh));
  }
}
