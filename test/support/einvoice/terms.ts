import { readCii } from './read-cii';
import { readUbl } from './read-ubl';
import { readXml } from './read-xml';

export interface ReadLine {
  /** BT-131 */
  readonly net: string;
  /** BT-129 */
  readonly quantity: string;
  /** BT-146 */
  readonly price: string;
  /** BT-149 */
  readonly baseQuantity: string | null;
  /** BT-136 */
  readonly allowances: readonly string[];
  /** BT-151 */
  readonly categories: readonly string[];
  /** BT-152 */
  readonly rate: string | null;
}

export interface ReadBreakdown {
  /** BT-118 */
  readonly category: string;
  /** BT-119 */
  readonly rate: string | null;
  /** BT-116 */
  readonly taxable: string;
  /** BT-117 */
  readonly tax: string;
  /** BT-120 */
  readonly reason: string | null;
  /** BT-121 */
  readonly reasonCode: string | null;
}

export interface ReadParty {
  /** BT-31, BT-48 */
  readonly vatNumber: string | null;
  /** BT-30, BT-47 */
  readonly legalId: string | null;
  /** BT-40, BT-55 */
  readonly country: string | null;
}

/** What the rules of EN 16931 speak of, read from either syntax. */
export interface ReadTerms {
  /** BT-3 */
  readonly typeCode: string | null;
  /** BT-5 */
  readonly currency: string | null;
  /** BT-6 */
  readonly taxCurrency: string | null;
  readonly lines: readonly ReadLine[];
  readonly breakdown: readonly ReadBreakdown[];
  /** BT-106 */
  readonly lineTotal: string;
  /** BT-109 */
  readonly withoutTax: string;
  /** BT-110 */
  readonly tax: string;
  /** BT-111 */
  readonly accountingTax: string | null;
  /** BT-112 */
  readonly withTax: string;
  /** BT-115 */
  readonly due: string;
  /** BT-9 */
  readonly dueDate: string | null;
  /** BT-20 */
  readonly terms: string | null;
  /** BT-72 */
  readonly delivered: string | null;
  /** BT-80 */
  readonly deliverTo: string | null;
  /** BT-25 */
  readonly preceding: string | null;
  /** BT-22 */
  readonly notes: readonly string[];
  readonly seller: ReadParty;
  readonly buyer: ReadParty;
}

export function readTerms(xml: string): ReadTerms {
  const root = readXml(xml);
  return root.name === 'rsm:CrossIndustryInvoice' ? readCii(root) : readUbl(root);
}
