/** What live credits have left of one line. */
export class CreditableLineView {
  id!: string;
  lineNo!: number;
  description!: string;
  /** The taxes of the line: `S20`, or `S20+S5` for several. */
  rate!: string;
  /** A quantity is credited at its share of the line's price, net or gross as the invoice's prices are; the last of it takes all. */
  quantity!: string;
  net!: string;
  tax!: string;
  gross!: string;
}

export class CreditableRateView {
  rate!: string;
  net!: string;
  tax!: string;
  gross!: string;
}

export class CreditableView {
  invoiceId!: string;
  invoiceNumber!: string | null;
  currency!: string;
  /** Whether a credit by quantity is a share of the gross of its line; else it is one of the net. */
  pricesIncludeTax!: boolean;
  lines!: CreditableLineView[];
  /** Free-form lines and flat amounts are spread over the lines of a rate. */
  rates!: CreditableRateView[];
  net!: string;
  tax!: string;
  /** What can be credited at most: less than `net` and `tax` where a part was written off. */
  gross!: string;
}
