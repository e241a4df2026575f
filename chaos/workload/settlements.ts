import { lateDay, type Books, type Known } from './books';
import {
  about,
  allocationsBelow,
  known,
  money,
  partOf,
  post,
  price,
  remove,
  type Kind,
  type Scene,
  type Wish,
} from './wish';

/** An invoice of the same customer, mostly in the same currency. */
const target = ({ books, random }: Scene, { customer, currency }: Known): object => {
  const open = books.invoices.filter((each) => each.customer === customer && each.currency === currency);
  return { invoiceId: (random.pick(open.slice(-8)) ?? { id: 'inv_none' }).id };
};

const allocate = (scene: Scene, list: readonly Known[], path: string): Wish | null =>
  about(list, scene, (one) =>
    post(
      `${path}/${one.id}/allocations`,
      { date: '2025-06-29', allocations: [target(scene, one)] },
      allocationsBelow(scene.books, path),
    ),
  );

const learnPayment =
  (books: Books): Wish['learn'] =>
  (body) => {
    books.payments.push(known(body));
    allocationsBelow(books, '/payments')(body);
  };

const refund = (scene: Scene, list: readonly Known[], path: string): Wish | null =>
  about(list, scene, ({ id, gross }) =>
    post(
      `${path}/${id}/refunds`,
      { amount: partOf(gross, scene.random), date: lateDay(scene.random) },
      (body) => scene.books.refunds.push(known(body)),
    ),
  );

export const SETTLEMENTS: readonly Kind[] = [
  {
    name: 'receive a payment of an invoice',
    weight: 10,
    wish: (scene) =>
      about(scene.books.invoices, scene, ({ id, gross, currency }) =>
        post(
          '/payments',
          {
            amount: partOf(gross, scene.random),
            date: lateDay(scene.random),
            metadata: { tag: scene.tag },
            allocations: [{ invoiceId: id }],
            ...(currency === 'GBP' ? {} : { currency, exchangeRate: '0.8765' }),
          },
          learnPayment(scene.books),
        ),
      ),
  },
  {
    name: 'receive a payment on account',
    weight: 4,
    wish: (scene) =>
      post(
        '/payments',
        {
          customerId: scene.random.pick(scene.books.customers),
          amount: price(scene.random),
          date: lateDay(scene.random),
          metadata: { tag: scene.tag },
          ...money(scene.random),
        },
        learnPayment(scene.books),
      ),
  },
  { name: 'apply a payment', weight: 4, wish: (scene) => allocate(scene, scene.books.payments, '/payments') },
  {
    name: 'apply a credit note',
    weight: 5,
    wish: (scene) => allocate(scene, scene.books.notes, '/credit-notes'),
  },
  {
    name: 'take an allocation back',
    weight: 4,
    wish: (scene) => about(scene.books.allocations, scene, ({ id }) => remove(`${id}?date=2025-06-30`)),
  },
  {
    name: 'refund a credit note',
    weight: 4,
    wish: (scene) => refund(scene, scene.books.refundable, '/credit-notes'),
  },
  { name: 'refund a payment', weight: 3, wish: (scene) => refund(scene, scene.books.payments, '/payments') },
  {
    name: 'refund a balance',
    weight: 1,
    wish: (scene) =>
      about(scene.books.customers, scene, (id) =>
        post(
          `/customers/${id}/refunds`,
          { amount: price(scene.random), date: lateDay(scene.random) },
          (body) => scene.books.refunds.push(known(body)),
        ),
      ),
  },
  {
    name: 'reverse a refund',
    weight: 2,
    wish: (scene) =>
      about(scene.books.refunds, scene, ({ id }) => post(`/refunds/${id}/reverse`, { date: '2025-06-30' })),
  },
  {
    name: 'reverse a payment',
    weight: 2,
    wish: (scene) =>
      about(scene.books.payments, scene, ({ id }) =>
        post(`/payments/${id}/reverse`, { date: '2025-06-30', reason: 'chaos' }),
      ),
  },
  {
    name: 'bring in an open item',
    weight: 2,
    wish: (scene) =>
      post(
        '/opening-items',
        {
          type: 'credit',
          customerId: scene.random.pick(scene.books.customers),
          number: scene.tag,
          amount: price(scene.random),
          date: '2025-01-01',
        },
        (body) => scene.books.openings.push(known(body)),
      ),
  },
  {
    name: 'apply an open item',
    weight: 1,
    wish: (scene) => allocate(scene, scene.books.openings, '/opening-items'),
  },
  {
    name: 'void an open item',
    weight: 1,
    wish: (scene) => about(scene.books.openings, scene, ({ id }) => post(`/opening-items/${id}/void`, {})),
  },
];
