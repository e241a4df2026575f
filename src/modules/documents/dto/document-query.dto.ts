import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOneOf, Optional } from '../../../platform/validation/fields';
import { IsQueryFlag } from '../../../platform/validation/query-flag';
import type { Syntax } from '../rendering/render-task';

const SYNTAXES: readonly Syntax[] = ['ubl', 'cii'];

export class PdfQuery {
  /** Mark the pages as a draft, whatever the document is. */
  @Optional()
  @IsQueryFlag()
  draft?: boolean;
}

export class XmlQuery {
  /** UBL 2.1, the default, or UN/CEFACT Cross Industry Invoice. */
  @Optional()
  @IsOneOf(SYNTAXES)
  @ApiPropertyOptional({ enum: [...SYNTAXES], default: 'ubl' })
  syntax?: Syntax;
}
