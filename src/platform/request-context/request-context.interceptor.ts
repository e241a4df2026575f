import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { Clock, dateIn } from '../clock';
import type { ContraRequest } from './contra-request';
import type { Arrival } from './request-context';

/** Makes the explicit context, who asks and when, that every service takes as its first argument. */
@Injectable()
export class RequestContextInterceptor implements NestInterceptor {
  constructor(private readonly clock: Clock) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<ContraRequest>();
    if (request.access) {
      const { caller, organisation } = request.access;
      const now = this.clock.now();
      const { socket } = request.raw;
      const arrival: Arrival = {
        bytes: request.bodyBytes ?? 0,
        left: () => socket.destroyed,
        onceLeft: (tell) => {
          socket.once('close', tell);
          return () => void socket.off('close', tell);
        },
      };
      const common = {
        caller,
        requestId: request.id,
        now,
        dry: false,
        test: false,
        idempotency: null,
        arrival,
      };
      request.contra = organisation
        ? { ...common, organisation, today: dateIn(organisation.timeZone, now) }
        : { ...common, organisation: null };
    }
    return next.handle();
  }
}
