import { ApiProperty } from '@nestjs/swagger';
import { PageQuery } from '../../../platform/pagination/page-query.dto';
import { IsOneOf, Optional } from '../../../platform/validation/fields';

export class ListSealsQuery extends PageQuery {
  /** `asc` for the order of the blocks; by default the newest first. */
  @Optional()
  @IsOneOf(['asc', 'desc'])
  @ApiProperty({ enum: ['asc', 'desc'] })
  order?: 'asc' | 'desc';

  /** `entryHashes` shows the hash of each entry too, by which a verification can name the entry that differs. */
  @Optional()
  @IsOneOf(['entryHashes'])
  @ApiProperty({ enum: ['entryHashes'] })
  expand?: 'entryHashes';
}

export class SealView {
  /** 1, 2, 3, … */
  block!: number;
  /** Of the format that docs/sealing.md defines. */
  version!: number;
  /** Whose journal it is. */
  organisation!: string;
  baseCurrency!: string;
  /** The number of the first journal entry that the block covers. */
  firstEntry!: number;
  lastEntry!: number;
  entryCount!: number;
  lineCount!: number;
  /** Control total: all debits of the block in base currency. */
  baseDebit!: string;
  /** SHA-256 of the hashes of the entries. */
  entriesHash!: string;
  /** The hash of the seal before; null on the first. */
  @ApiProperty({ type: String, nullable: true })
  previousHash!: string | null;
  sealedAt!: string;
  /** SHA-256 of all of the above: keep it outside, and nothing up to `lastEntry` can change unnoticed. */
  hash!: string;
  /** The SHA-256 of each entry, in order (`?expand=entryHashes`). */
  entryHashes?: string[];
}
