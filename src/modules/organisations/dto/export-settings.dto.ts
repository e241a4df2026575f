import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { compose, IsOneOf, Optional } from '../../../platform/validation/fields';

const CHARTS = ['03', '04'] as const;

const IsIntBetween = (min: number, max: number): PropertyDecorator => {
  const rule = { message: `must be a whole number from ${min} to ${max}` };
  return compose(IsInt(rule), Min(min, rule), Max(max, rule));
};

export class ExportSettingsRequest {
  /** DATEV: the number of the tax consultant (Beraternummer), 1001 to 9999999. */
  @Optional()
  @IsIntBetween(1001, 9_999_999)
  datevConsultantNumber?: number;

  /** DATEV: the consultant's number for the organisation (Mandantennummer), 1 to 99999. */
  @Optional()
  @IsIntBetween(1, 99_999)
  datevClientNumber?: number;

  /** DATEV: the chart that the accounts follow (Sachkontenrahmen), whose tax keys are used; by default as the chart template says. */
  @Optional()
  @IsOneOf(CHARTS)
  @ApiProperty({ enum: CHARTS })
  datevChart?: (typeof CHARTS)[number];

  /** DATEV: digits of a general ledger account (Sachkontenlänge), 4 to 8; 4 by default. Those of customers have one more. */
  @Optional()
  @IsIntBetween(4, 8)
  accountNumberLength?: number;
}

export class ExportSettingsView {
  @ApiPropertyOptional()
  datevConsultantNumber?: number;
  @ApiPropertyOptional()
  datevClientNumber?: number;
  @ApiPropertyOptional({ enum: CHARTS })
  datevChart?: string;
  @ApiPropertyOptional()
  accountNumberLength?: number;
}
