/** The journals of the file, by the kind of document that an entry comes from: JournalCode and JournalLib. */
const SALES = ['VE', 'Ventes'] as const;
const BANK = ['BQ', 'Banque'] as const;
const OTHER = ['OD', 'Opérations diverses'] as const;

export const OPENING_JOURNAL = ['AN', 'A-nouveaux'] as const;

const JOURNALS: Readonly<Record<string, readonly [string, string]>> = {
  invoice: SALES,
  credit_note: SALES,
  payment: BANK,
  refund: BANK,
};

export const journalOf = (sourceType: string): readonly [string, string] => JOURNALS[sourceType] ?? OTHER;
