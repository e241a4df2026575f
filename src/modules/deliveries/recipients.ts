import { DomainError, invalid, invalidFields, type FieldError } from '../../domain/errors';
import { mailAddress, sameMailbox } from '../../platform/mail/mail-address';
import type { Recipient } from './delivery';

export const MOST_RECIPIENTS = 50;

type Given = string | readonly string[] | undefined;

/** Where a document goes when nobody is named. */
export interface Fallback {
  readonly address: string | null;
  /** Where the address would have been set, for whoever has to set it. */
  readonly field: string;
}

/**
 * Who gets it: each mailbox once, in the most visible place that it was named in. Without `to` it is the client.
 * @throws DomainError `validation_failed` naming each wrong address; `recipient_missing`.
 */
export function recipientsOf(
  given: { readonly to?: Given; readonly cc?: Given; readonly bcc?: Given },
  fallback: Fallback,
): Recipient[] {
  const errors: FieldError[] = [];
  const read = (type: Recipient['type']): Recipient[] =>
    listOf(given[type]).flatMap(({ text, field }) => {
      const address = checked(text);
      if (address !== null && 'address' in address) return [{ type, address: address.address }];
      errors.push({ field: field(type), message: address?.message ?? NOT_AN_ADDRESS });
      return [];
    });
  const named = [...read('to'), ...read('cc'), ...read('bcc')];
  if (errors.length > 0) throw invalidFields(errors);
  const all = named.some(({ type }) => type === 'to') ? named : [toClient(fallback), ...named];
  const unique = new Map<string, Recipient>();
  for (const each of all) {
    const mailbox = sameMailbox(each.address);
    if (!unique.has(mailbox)) unique.set(mailbox, each);
  }
  if (unique.size > MOST_RECIPIENTS)
    throw invalid('to', `must be at most ${MOST_RECIPIENTS} recipients together with cc and bcc`);
  return [...unique.values()];
}

/** @throws DomainError `recipient_missing`; `validation_failed` for an address that mail cannot be sent to. */
export function toClient({ address, field }: Fallback): Recipient {
  if (address === null) {
    throw new DomainError('recipient_missing', 'There is nobody to send it to: the client has no e-mail.', {
      errors: [{ field, message: 'is required, for the client has no e-mail address' }],
    });
  }
  const read = checked(address);
  if ('message' in read) throw invalid(field, read.message);
  return { type: 'to', address: read.address };
}

const NOT_AN_ADDRESS = 'must be an e-mail address';

function checked(text: string): { readonly address: string } | { readonly message: string } {
  const read = mailAddress(text);
  if ('address' in read) return read;
  return {
    message:
      read.fault === 'not_ascii'
        ? 'must have a part before the @ of ASCII characters: mail servers do not agree on any other'
        : NOT_AN_ADDRESS,
  };
}

function listOf(given: Given): { text: string; field: (name: string) => string }[] {
  if (given === undefined) return [];
  if (typeof given === 'string') return [{ text: given, field: (name) => name }];
  return given.map((text, index) => ({ text, field: (name) => `${name}.${String(index)}` }));
}
