import { EAS_SCHEMES } from '../../domain/einvoice/eas-schemes.data';
import { IsText } from './fields';
import { rule } from './rule';

export class ElectronicAddressRequest {
  /** A code of the list EAS: 0088 a GLN, 0184 a Danish CVR number, 0192 a Norwegian one, 9930 a German VAT number, EM an e-mail address, … */
  @rule(
    'eas',
    (value) => typeof value === 'string' && EAS_SCHEMES.includes(value),
    'must be a code of the list EAS, such as 0088, 0184, 0192, 9930 or EM',
    { minLength: 2, maxLength: 4 },
  )
  scheme!: string;

  /** The identifier within that scheme. */
  @IsText({ max: 100 })
  id!: string;
}

export class ElectronicAddressView {
  scheme!: string;
  id!: string;
}
