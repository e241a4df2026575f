import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import { bindPlainly } from '../../src/bind-plainly';

describe('A function that is bound to an async context', () => {
  bindPlainly();

  it('has no property of its own that each binding would pay for', () => {
    expect(AsyncResource.bind(() => undefined)).not.toHaveProperty('asyncResource');
  });

  it('runs in that context, with what it is called with and on', () => {
    const storage = new AsyncLocalStorage<string>();
    const bound = storage.run('inside', () =>
      AsyncResource.bind(function (this: unknown, a: number, b: number) {
        return [storage.getStore(), (this as { name: string }).name, a + b];
      }),
    );
    expect(storage.run('outside', () => bound.call({ name: 'it' }, 1, 2))).toEqual(['inside', 'it', 3]);
  });

  it('throws what it throws', () => {
    const bound = AsyncResource.bind(() => {
      throw new Error('so');
    });
    expect(() => bound()).toThrow('so');
  });
});
