import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A message that the server took over. */
export interface ReceivedMail {
  /** The envelope: whom it was handed over for. */
  readonly recipients: readonly string[];
  readonly sender: string;
  readonly raw: Buffer;
  readonly mail: Email;
}

/** How a server answers; each may refuse with an SMTP code and a text. */
export interface Behaviour {
  /** For a recipient; undefined accepts. */
  readonly rcpt?: (address: string) => Refusal | undefined;
  /** For the message as a whole, once it has all of it. */
  readonly data?: () => Refusal | undefined | Promise<Refusal | undefined>;
}

export interface Refusal {
  readonly code: number;
  readonly text: string;
}

export interface MailServer {
  readonly port: number;
  readonly url: string;
  readonly received: ReceivedMail[];
  /** From now on; `{}` accepts all. */
  behave(behaviour: Behaviour): void;
  /** Connections that were opened so far. */
  connections(): number;
  close(): Promise<void>;
}

/** A real SMTP server on 127.0.0.1 that keeps what it gets. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  let behaviour: Behaviour = {};
  let connections = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    closeTimeout: 200,
    onConnect: (_session, done) => {
      connections += 1;
      done();
    },
    onRcptTo: ({ address }, _session, done) => {
      done(errorOf(behaviour.rcpt?.(address)));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const take = async (): Promise<void> => {
          const raw = Buffer.concat(chunks);
          const refusal = await behaviour.data?.();
          const { mailFrom, rcptTo } = session.envelope;
          if (!refusal)
            received.push({
              recipients: rcptTo.map(({ address }) => address),
              sender: mailFrom === false ? '' : mailFrom.address,
              raw,
              mail: await PostalMime.parse(raw),
            });
          done(errorOf(refusal));
        };
        take().catch(done);
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  const own = (server.server.address() as AddressInfo).port;
  return {
    port: own,
    url: `smtp://127.0.0.1:${String(own)}`,
    received,
    behave: (next) => {
      behaviour = next;
    },
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  };
}

function errorOf(refusal: Refusal | undefined): Error | null {
  return refusal ? Object.assign(new Error(refusal.text), { responseCode: refusal.code }) : null;
}
