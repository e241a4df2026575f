import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { IsInstantText, IsOneOf, IsText, IsTextList, Optional } from '../../../platform/validation/fields';
import { PageQuery } from '../../../platform/pagination/page-query.dto';

const KINDS = ['client', 'directory', 'staff'] as const;
const MODES = ['live', 'test'] as const;
const WEEK_SECONDS = 604_800;
const grace = { message: `must be a whole number of seconds, 0 to ${WEEK_SECONDS}` };

export class CreateApiKeyRequest {
  /** What the key is for. */
  @IsText({ max: 100 })
  name!: string;

  /** A test key exercises everything and writes nothing. */
  @IsOneOf(MODES)
  @ApiProperty({ enum: MODES })
  mode!: (typeof MODES)[number];

  /** Such as `credit-notes:write`; `*` for all. Write implies read of the same resource, except for test keys. */
  @IsTextList({ min: 1, most: 50, max: 50 })
  scopes!: string[];

  /** `client` (this organisation); `directory` (a fixed set) and `staff` (all) are made with a staff key only. */
  @Optional()
  @IsOneOf(KINDS)
  @ApiProperty({ enum: KINDS, default: 'client' })
  kind?: (typeof KINDS)[number];

  /** The organisations of a `directory` key. */
  @Optional()
  @IsTextList({ min: 1, most: 1000, max: 40 })
  organisations?: string[];

  /** From this instant on the key is refused. */
  @Optional()
  @IsInstantText()
  expiresAt?: string;

  /** Addresses or CIDR ranges that the key may be used from; any if left out. */
  @Optional()
  @IsTextList({ min: 0, most: 100, max: 50 })
  ipRanges?: string[];
}

export class RollApiKeyRequest {
  /** How long the old key stays valid beside the new one. By default 86,400 (a day). */
  @Optional()
  @IsInt(grace)
  @Min(0, grace)
  @Max(WEEK_SECONDS, grace)
  graceSeconds?: number;
}

export class ListApiKeysQuery extends PageQuery {
  /** Only keys of this mode. */
  @Optional()
  @IsOneOf(MODES)
  @ApiProperty({ enum: MODES })
  mode?: (typeof MODES)[number];
}

export class ApiKeyView {
  id!: string;
  name!: string;
  @ApiProperty({ enum: KINDS })
  kind!: string;
  @ApiProperty({ enum: MODES })
  mode!: string;
  scopes!: string[];
  /** The organisations of a `directory` key. */
  organisations!: string[];
  /** The last four characters of the secret. */
  hint!: string;
  ipRanges!: string[];
  expiresAt!: string | null;
  revokedAt!: string | null;
  lastUsedAt!: string | null;
  rolledFrom!: string | null;
  createdAt!: string;
}

export class NewApiKeyView extends ApiKeyView {
  /** The secret, shown this once. Left out when an idempotent answer is replayed. */
  key!: string;
}
