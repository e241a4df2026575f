/** What a transaction that waits for nobody would have had to wait for, or to make first: it is for another to do. */
export class NotNow extends Error {
  override readonly name = 'NotNow';

  constructor() {
    super('it is held by another transaction');
  }
}
