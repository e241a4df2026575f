import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import type { ContraRequest } from '../request-context/contra-request';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Marks a request with a test key as dry. The handler then runs in full, with the same rules and the same refusals, in a
 * read-only transaction that is never committed; only the answer is marked. Reads show live data as they are.
 */
@Injectable()
export class TestModeInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<ContraRequest>();
    if (request.contra?.caller.mode !== 'test' || READS.has(request.method)) return next.handle();
    request.contra = { ...request.contra, dry: true, test: true };
    return next.handle().pipe(map(markAsTest));
  }
}

function markAsTest(answer: unknown): unknown {
  return typeof answer === 'object' && answer !== null ? { ...answer, test: true } : { test: true };
}
