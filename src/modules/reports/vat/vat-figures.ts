import { parseVatCode } from '../../../domain/tax/category';
import { monthOf, type PlainDate } from '../../../domain/periods/plain-date';
import type { VAT_PERIODS } from '../dto/vat-summary.dto';
import { rangeOf } from '../reading/range';

type Period = (typeof VAT_PERIODS)[number];

/**
 * Which figure a line of an account `account_id` belongs to: VAT accounts hold the tax; every other line with a VAT code is the
 * amount that was taxed. A control account once is one always, so past holders of the role count.
 */
export const VAT_ACCOUNTS = `(SELECT account_id FROM account_roles WHERE organisation_id = $1 AND role = 'vat_output')`;

/** Days by default: the calendar quarter so far. */
export function vatRange(
  { from, to }: { from?: PlainDate; to?: PlainDate },
  today: PlainDate,
): { from: PlainDate; to: PlainDate } {
  const last = to ?? today;
  return rangeOf(from ?? startOf('quarter', last), last);
}

export interface VatCodeView {
  readonly vatCode: string | null;
  readonly category: string | null;
  readonly rate: string | null;
}

export function codeView(code: string): VatCodeView {
  const parsed = code === '' ? null : parseVatCode(code);
  return {
    vatCode: code === '' ? null : code,
    category: parsed?.category ?? null,
    rate: parsed?.rate.toFixed() ?? null,
  };
}

export function periodName(period: Period, day: PlainDate): string {
  const year = day.slice(0, 4);
  if (period === 'year') return year;
  return period === 'month' ? day.slice(0, 7) : `${year}-Q${String(Math.ceil(monthOf(day) / 3))}`;
}

/** The first day of the calendar month, quarter or year of a day. */
export function startOf(period: Period, day: PlainDate): PlainDate {
  if (period === 'year') return `${day.slice(0, 4)}-01-01`;
  const month = period === 'month' ? monthOf(day) : Math.floor((monthOf(day) - 1) / 3) * 3 + 1;
  return `${day.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
}
