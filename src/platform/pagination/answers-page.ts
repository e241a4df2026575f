import type { Type } from '@nestjs/common';
import { ApiOkResponse, ApiProperty } from '@nestjs/swagger';
import { PaginationView } from './pagination.dto';

const envelopes = new Map<Type<object>, Type<object>>();

/** Describes the answer of a list: `CustomerView` in a `CustomerPage`, since a generic type is gone at run time. */
export const AnswersPage = (view: Type<object>): MethodDecorator =>
  ApiOkResponse({ type: envelopes.get(view) ?? envelopeOf(view) });

function envelopeOf(view: Type<object>): Type<object> {
  class Envelope {
    data!: object[];
    pagination!: PaginationView;
  }
  Object.defineProperty(Envelope, 'name', { value: view.name.replace(/View$/, 'Page') });
  ApiProperty({ type: [view] })(Envelope.prototype, 'data');
  ApiProperty({ type: PaginationView })(Envelope.prototype, 'pagination');
  envelopes.set(view, Envelope);
  return Envelope;
}
