import type { StoredInvoice } from './held-invoice';
import type { CreateInvoiceRequest } from './dto/create-invoice.dto';

/** An invoice as somebody wants it to be: a new one, or a draft as it was edited, that stays a draft or is issued. */
export interface Wish {
  readonly id: string;
  readonly request: CreateInvoiceRequest;
  readonly issue: boolean;
  /** The draft that it is made of, behind its lock. */
  readonly draft: StoredInvoice | null;
  /** Whether the request differs from the draft's. */
  readonly edited: boolean;
  /** Whether its lines are those of the draft, so that they keep their ids. */
  readonly keepsLines: boolean;
}
