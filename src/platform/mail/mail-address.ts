import { domainToASCII } from 'node:url';

const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

export type AddressFault = 'not_ascii' | 'malformed';

/**
 * An address as SMTP carries it: the domain in lower case and, where it is international, as punycode. The part before the
 * @ has to be ASCII: not every server on the way takes another (RFC 6531), and which one does not is found out too late.
 */
export function mailAddress(text: string): { readonly address: string } | { readonly fault: AddressFault } {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  if (at < 1 || local.length > 64) return { fault: 'malformed' };
  if (!/^[\u0000-\u007f]*$/.test(local)) return { fault: 'not_ascii' };
  const domain = domainToASCII(text.slice(at + 1));
  const labels = domain.split('.');
  const sound = LOCAL.test(local) && labels.length > 1 && labels.every((label) => LABEL.test(label));
  const address = `${local}@${domain}`;
  return sound && address.length <= 254 ? { address } : { fault: 'malformed' };
}

/** Two spellings of one mailbox: domains know no case, and no server in use tells names apart by it. */
export const sameMailbox = (address: string): string => address.toLowerCase();
