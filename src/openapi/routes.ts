import type { INestApplication } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { DECORATORS } from '@nestjs/swagger';
import { ACCESS_RULE, type AccessRule } from '../platform/access/scopes';
import { PROBLEMS, type ProblemName } from '../platform/errors/problems.decorator';

/** What the decorators of a handler say of its operation beside what Swagger reads. */
export interface RouteFacts {
  /** Undefined for a route that answers nobody, which a test refuses. */
  readonly access: AccessRule | 'public' | undefined;
  readonly problems: readonly ProblemName[];
}

/** By operationId. Reads metadata only, so an application that was never started will do. */
export function routesOf(app: INestApplication): ReadonlyMap<string, RouteFacts> {
  const routes = new Map<string, RouteFacts>();
  const controllers = [...app.get(ModulesContainer).values()].flatMap((each) => [
    ...each.controllers.values(),
  ]);
  for (const { metatype } of controllers) {
    if (typeof metatype !== 'function') continue;
    const prototype = metatype.prototype as Record<string, object>;
    for (const name of new MetadataScanner().getAllMethodNames(prototype)) {
      const handler = prototype[name];
      const id = handler && operationIdOf(handler);
      if (id !== undefined && handler) routes.set(id, factsOf(handler, metatype));
    }
  }
  return routes;
}

function operationIdOf(handler: object): string | undefined {
  const operation = Reflect.getMetadata(DECORATORS.API_OPERATION, handler) as
    { operationId?: string } | undefined;
  return operation?.operationId;
}

function factsOf(handler: object, controller: object): RouteFacts {
  const access: unknown =
    Reflect.getMetadata(ACCESS_RULE, handler) ?? Reflect.getMetadata(ACCESS_RULE, controller);
  const problems: unknown = Reflect.getMetadata(PROBLEMS, handler) ?? [];
  return { access: access as RouteFacts['access'], problems: problems as readonly ProblemName[] };
}
