import { DomainError } from '../../domain/errors';
import { namesInvoice, type Decision } from './decide';
import type { CreateCreditNoteRequest } from './dto/create-credit-note.dto';

/** A set of requests, some of which were refused as they were read. */
export type Requests = readonly (CreateCreditNoteRequest | DomainError)[];

export const isAsked = (each: Requests[number]): each is CreateCreditNoteRequest =>
  !(each instanceof DomainError);

export const isDecision = (each: CreateCreditNoteRequest | Decision): each is Decision => 'resolved' in each;

/** What the client gets is issued. */
export const issuedIfSent = (request: Requests[number]): Requests[number] =>
  isAsked(request) && request.notify === true ? { ...request, status: 'issued' } : request;

/** What it may take depends on what others of its set took. */
export const dependsOnOthers = (request: CreateCreditNoteRequest): boolean =>
  namesInvoice(request) || request.paymentId !== undefined;
