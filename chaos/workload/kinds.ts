import { BOOKKEEPING, LOCKS } from './bookkeeping';
import { CREDIT_NOTES } from './credit-notes';
import { INVOICES } from './invoices';
import { RECORDS } from './records';
import { SETTLEMENTS } from './settlements';
import { document, patch, post, type Kind, type Scene, type Wish } from './wish';

const RIGHT: readonly Kind[] = [
  ...CREDIT_NOTES,
  ...INVOICES,
  ...SETTLEMENTS,
  ...BOOKKEEPING,
  ...LOCKS,
  ...RECORDS,
];

const spoil = (scene: Scene): Wish =>
  post('/credit-notes', {
    ...document(scene),
    ...scene.random.pick([
      { currency: 'POUNDS' },
      { vat: 20 },
      { items: [] },
      { invoiceId: 'inv_none' },
      { refundAmount: '9999999' },
      { issueDate: '2999-01-01' },
    ]),
  });

/** With what another organisation has, by its id. */
function reachAcross({ others, random, tag }: Scene): Wish | null {
  const [note, invoice, entry] = [
    random.pick(others.notes),
    random.pick(others.invoices),
    random.pick(others.entries),
  ];
  if (!note || !invoice || !entry) return null;
  const wishes: Wish[] = [
    patch(`/credit-notes/${note.id}`, { action: 'void' }),
    post('/credit-notes', { invoiceId: invoice.id, amount: '0.01', metadata: { tag } }),
    post('/payments', { amount: '0.01', allocations: [{ invoiceId: invoice.id }], metadata: { tag } }),
    post(`/invoices/${invoice.id}/void`, {}),
    post(`/journal/entries/${entry.id}/reverse`, {}),
    post(`/customers/${others.customers[0] ?? ''}/refunds`, { amount: '0.01' }),
  ];
  return random.pick(wishes) ?? null;
}

export const KINDS: readonly Kind[] = [
  ...RIGHT,
  {
    name: 'try with a test key',
    weight: 6,
    wish: (scene) => {
      const wish = scene.random.weighted(RIGHT).wish(scene);
      return wish && { ...wish, dry: true };
    },
  },
  { name: 'ask for what is wrong', weight: 4, wrong: true, wish: spoil },
  { name: 'ask for what is another’s', weight: 3, wrong: true, wish: reachAcross },
];
