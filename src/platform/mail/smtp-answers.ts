import type { MailAnswer, RecipientAnswer } from './mail';

/** An error of the conversation with a mail server, as far as it is understood here. */
export interface SmtpFailure extends Error {
  readonly responseCode?: number | undefined;
  readonly response?: string | undefined;
  readonly recipient?: string | undefined;
  readonly rejectedErrors?: readonly SmtpFailure[] | undefined;
}

/** How handing a message over went. */
export type Handover =
  | { readonly failure: null; readonly rejected: readonly SmtpFailure[]; readonly response: string }
  | {
      readonly failure: SmtpFailure;
      /** There was a connection, and who we are was accepted. */
      readonly connected: boolean;
      readonly rejected: readonly SmtpFailure[];
    };

/**
 * What became of each recipient. A server answers for each of them, then for the message as a whole. A 5xx from a server
 * that does not let us in says nothing about a recipient: that is put right by whoever runs the service, so it is tried
 * again.
 */
export function answersOf(recipients: readonly string[], handover: Handover): MailAnswer {
  const own = new Map(handover.rejected.map((each) => [each.recipient, each]));
  return recipients.map((recipient) => {
    const rejected = own.get(recipient);
    if (rejected) return answerOf(recipient, rejected, true);
    if (handover.failure) return answerOf(recipient, handover.failure, handover.connected);
    const { response } = handover;
    return { recipient, outcome: 'accepted', code: codeOf(response), text: line(response), error: null };
  });
}

function answerOf(recipient: string, failure: SmtpFailure, final: boolean): RecipientAnswer {
  const code = failure.responseCode ?? null;
  if (code === null)
    return { recipient, outcome: 'deferred', code: null, text: null, error: line(unplaced(failure.message)) };
  const outcome = final && code >= 500 ? 'refused' : 'deferred';
  return { recipient, outcome, code, text: line(failure.response ?? failure.message), error: null };
}

/** How the system names what it could not do: in front of the address that it could not do it with. */
const SYSTEM_ERROR = /\b(E(?!HLO\b)[A-Z_]{3,}) /;

/** Without where the server is: organisations are shown what went wrong, not what the network looks like inside. */
function unplaced(message: string): string {
  const [, code] = SYSTEM_ERROR.exec(`${message} `) ?? [];
  return code === undefined
    ? message.replace(/(certificate's altnames).*$/s, '$1')
    : `The mail server could not be reached (${code})`;
}

const codeOf = (response: string): number | null => {
  const code = Number(response.slice(0, 3));
  return Number.isInteger(code) && code >= 200 ? code : null;
};

/** Servers are strangers: what they say is kept in one line of bounded length, without control characters. */
const line = (text: string): string =>
  text
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .trim()
    .slice(0, 500);
