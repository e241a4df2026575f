import type { Shots } from '../lanes/shots';
import { Connection } from '../wire/connection';
import { openBooks, type Books } from './books';
import type { Target } from './target';

/** With all that an electronic invoice must say of the seller. */
const COMPLETE = {
  country: 'GB',
  baseCurrency: 'GBP',
  vatNumber: 'GB980780684',
  registrationNumber: '01234567',
  address: { line1: '1 Example Street', city: 'London', postalCode: 'EC1A 1AA' },
  documents: {
    email: 'accounts@example.invalid',
    phone: '+44 20 7946 0000',
    contactName: 'Accounts',
    bankAccount: { iban: 'GB33BUKB20201555555555', bic: 'BUKBGB22', accountName: 'Fuzz' },
    electronicAddress: { scheme: '9932', id: 'GB980780684' },
  },
};
const PLACES: readonly object[] = [
  COMPLETE,
  { country: 'DE', baseCurrency: 'EUR' },
  { country: 'GB', baseCurrency: 'GBP' },
  { country: 'JP', baseCurrency: 'JPY', sandbox: true },
];

/** The books that requests are about, and those that they were about before. */
export class World {
  readonly books: Books[] = [];
  readonly all: Books[] = [];

  constructor(
    private readonly target: Target,
    private readonly shots: Shots,
  ) {}

  async open(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) this.books.push(await this.another());
  }

  /** New books for the oldest. Some locks never open again, and what is in the books makes every report of them slower. */
  async turnOver(): Promise<void> {
    this.books.shift();
    this.books.push(await this.another());
  }

  /** A live key of the first books. */
  key(): string {
    return this.books[0]?.keys.live ?? '';
  }

  connect(count: number): Connection[] {
    return Array.from({ length: count }, () => new Connection(this.target.port));
  }

  private async another(): Promise<Books> {
    const n = this.all.length;
    const settings = { name: `Fuzz ${n}`, ...PLACES[n % PLACES.length] };
    const books = await openBooks(this.target, settings);
    this.all.push(books);
    this.shots.own(books);
    return books;
  }
}
