import { AsyncResource } from 'node:async_hooks';

type Callable = (...given: unknown[]) => unknown;

/**
 * Node 20 gives every function that is bound to an async context a deprecated property of its own, at ten times the price of the
 * binding, and Fastify binds one for each body that it reads. Nobody reads that property. Where Node gives none, nothing is changed.
 */
export function bindPlainly(): void {
  if (!('asyncResource' in AsyncResource.bind(() => undefined))) return;
  const bind = function (this: AsyncResource, callable: Callable, self?: unknown): Callable {
    const run = this.runInAsyncScope.bind(this) as (callable: Callable, ...given: unknown[]) => unknown;
    return function (this: unknown, ...given) {
      return run(callable, self === undefined ? this : self, ...given);
    };
  };
  AsyncResource.prototype.bind = bind as typeof AsyncResource.prototype.bind;
}
