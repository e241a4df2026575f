import { lateDay, someDay } from './books';
import { nameOf } from './marks';
import { about, document, known, partOf, patch, post, price, type Kind, type Scene, type Wish } from './wish';

const BATCH = { least: 2, most: 6 } as const;

/** Of an invoice: an amount, or some of a line. */
const credit = (
  { books, random, tag }: Scene,
  id: string,
  gross: number,
  lines: readonly string[],
): object => {
  const line = random.chance(0.3) ? random.pick(lines) : undefined;
  return {
    invoiceId: id,
    issueDate: lateDay(random),
    metadata: { tag },
    reason: nameOf(books.index, 'returned'),
    ...(line === undefined
      ? { amount: partOf(gross, random) }
      : { items: [{ invoiceLineId: line, quantity: 1 }] }),
    ...(random.chance(0.5) ? { status: 'issued' } : {}),
  };
};

const paidBack = ({ books, random, tag }: Scene, part: (gross: string) => object): object => {
  const gross = price(random);
  return {
    customerId: random.pick(books.customers),
    issueDate: someDay(random),
    metadata: { tag },
    items: [{ description: nameOf(books.index, 'returned'), quantity: 1, unitPrice: gross, taxRate: 0 }],
    ...part(gross),
  };
};

/** Several at once, some of them about one invoice. */
function set(scene: Scene): Wish {
  const { books, random } = scene;
  const invoice = random.chance(0.5) ? random.pick(books.invoices.slice(-8)) : undefined;
  return post('/credit-notes/batch', {
    atomic: random.chance(0.5),
    creditNotes: Array.from({ length: random.between(BATCH.least, BATCH.most) }, () =>
      invoice && random.chance(0.6)
        ? credit(scene, invoice.id, invoice.gross / 2, invoice.lines)
        : document(scene),
    ),
  });
}

export const CREDIT_NOTES: readonly Kind[] = [
  {
    name: 'credit without an invoice',
    weight: 14,
    wish: (scene) => post('/credit-notes', document(scene), (body) => scene.books.notes.push(known(body))),
  },
  {
    name: 'credit an invoice',
    weight: 16,
    wish: (scene) =>
      about(scene.books.invoices, scene, ({ id, gross, lines }) =>
        post('/credit-notes', credit(scene, id, gross, lines), (body) => scene.books.notes.push(known(body))),
      ),
  },
  { name: 'credit by the set', weight: 5, quiet: true, wish: set },
  {
    name: 'credit to be refunded',
    weight: 4,
    wish: (scene) =>
      post(
        '/credit-notes',
        paidBack(scene, (gross) => ({ refundAmount: gross })),
        (body) => scene.books.refundable.push(known(body)),
      ),
  },
  {
    name: 'credit settled elsewhere',
    weight: 2,
    wish: (scene) =>
      post(
        '/credit-notes',
        paidBack(scene, (gross) => ({
          outOfBandAmount: gross,
          outOfBandAccountId: scene.books.accounts.get('1200'),
        })),
        (body) => scene.books.settled.push(known(body)),
      ),
  },
  {
    name: 'take a settlement back',
    weight: 1,
    wish: (scene) =>
      about(scene.books.settled, scene, ({ id }) => post(`/credit-notes/${id}/reverse-settlement`, {})),
  },
  {
    name: 'credit with a number of its own',
    weight: 1,
    wish: (scene) => post('/credit-notes', { ...document(scene), number: `own ${scene.tag}` }),
  },
  {
    name: 'void a credit note',
    weight: 6,
    wish: (scene) =>
      about(scene.books.notes, scene, ({ id }) =>
        patch(`/credit-notes/${id}`, { action: 'void', reversalDate: '2025-06-30' }),
      ),
  },
  {
    name: 'void and reissue',
    weight: 3,
    wish: (scene) =>
      about(scene.books.notes, scene, ({ id }) =>
        post(`/credit-notes/${id}/void-and-reissue`, {
          reversalDate: '2025-06-30',
          creditNote: document(scene),
        }),
      ),
  },
  {
    name: 'issue a credit note',
    weight: 3,
    quiet: true,
    wish: (scene) =>
      about(scene.books.notes, scene, ({ id }) => patch(`/credit-notes/${id}`, { status: 'issued' })),
  },
  {
    name: 'note that it was handed over',
    weight: 1,
    wish: (scene) =>
      about(scene.books.notes, scene, ({ id }) => post(`/credit-notes/${id}/send`, { channel: 'manual' })),
  },
];
