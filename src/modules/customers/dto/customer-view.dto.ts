import { ApiProperty } from '@nestjs/swagger';
import { LOCALES } from '../../../domain/einvoice/document-model';
import { VAT_ZONES } from '../../../domain/tax/vat-zone';
import { ElectronicAddressView } from '../../../platform/validation/electronic-address.dto';

export class CustomerAddressView {
  line1?: string;
  line2?: string;
  city?: string;
  region?: string;
  postalCode?: string;
}

export class CustomerView {
  id!: string;
  name!: string;
  email!: string | null;
  phone!: string | null;
  /** Parts that are not known are left out. */
  address!: CustomerAddressView | null;
  country!: string | null;
  vatNumber!: string | null;
  @ApiProperty({ enum: VAT_ZONES })
  vatZone!: string;
  currency!: string;
  paymentTermsDays!: number;
  reference!: string | null;
  @ApiProperty({ enum: [...LOCALES], nullable: true })
  locale!: string | null;
  electronicAddress!: ElectronicAddressView | null;
  contactName!: string | null;
  buyerReference!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  metadata!: Record<string, string>;
  archived!: boolean;
  /** When the personal data was erased, which is final; null for all others. */
  erasedAt!: string | null;
  createdAt!: string;
  updatedAt!: string;
}
