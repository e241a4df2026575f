import type { AsyncCommand } from 'fast-check';
import type { BooksModel } from './books-model';
import type { Service } from './service';

export type Command = AsyncCommand<BooksModel, Service>;
type Action = (model: BooksModel, service: Service) => Promise<void>;

/** Done to both, after which both must agree. A command without anything to act on does not run. */
export const command = (
  name: string,
  params: object,
  { check = () => true, act }: { check?: (model: BooksModel) => boolean; act: Action },
): Command => ({
  check: (model) => check(model),
  run: async (model, service) => {
    await act(model, service);
    await service.mustAgreeWith(model);
  },
  toString: () =>
    `${name}(${JSON.stringify(params, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))})`,
});
