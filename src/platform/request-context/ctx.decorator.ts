import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { ContraRequest } from './contra-request';
import type { OperatorContext } from './request-context';

/** The request's context, as a handler's first parameter. */
export const Ctx = createParamDecorator((_: unknown, context: ExecutionContext): OperatorContext => {
  const { contra } = context.switchToHttp().getRequest<ContraRequest>();
  if (!contra) throw new Error('a route with a context needs an access rule');
  return contra;
});
