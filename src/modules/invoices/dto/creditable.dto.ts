/** What live credits have left of one line. */
export class CreditableLineView {
  id!: string;
  lineNo!: number;
  description!: string;
  /** The taxes of the line: `S20`, or `S20+S5` for several. */
  rate!: string;
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
  lines!: CreditableLineView[];
  /** Free-form lines and flat amounts are spread over the lines of a rate. */
  rates!: CreditableRateView[];
  net!: string;
  tax!: string;
  /** What can be credited at most: less than `net` and `tax` where a part was written off. */
  gross!: string;
}
