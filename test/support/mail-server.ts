import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

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

/** What the server wants before it takes a message. Without it: nothing, and it offers neither TLS nor logins. */
export interface Doors {
  /** TLS from the first byte, or by STARTTLS; `none` takes logins in the clear. */
  readonly tls: 'smtps' | 'starttls' | 'none';
  readonly user: string;
  readonly password: string;
}

/** Somebody who tried to log in. */
export interface Login {
  readonly user: string;
  readonly password: string;
  readonly encrypted: boolean;
}

export interface MailServer {
  readonly port: number;
  readonly url: string;
  readonly received: ReceivedMail[];
  readonly logins: Login[];
  /** From now on; `{}` accepts all. */
  behave(behaviour: Behaviour): void;
  /** Connections that were opened so far. */
  connections(): number;
  close(): Promise<void>;
}

/** A real SMTP server on 127.0.0.1 that keeps what it gets. */
export async function startMailServer(port = 0, doors?: Doors): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const logins: Login[] = [];
  let behaviour: Behaviour = {};
  let connections = 0;
  const server = new SMTPServer({
    ...(doors ? guarded(doors) : { authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'] }),
    logger: false,
    closeTimeout: 200,
    onConnect: (_session, done) => {
      connections += 1;
      done();
    },
    onAuth: ({ username, password }, { secure: encrypted }, done) => {
      const user = username ?? '';
      logins.push({ user, password: password ?? '', encrypted });
      if (user === doors?.user && password === doors.password) done(null, { user });
      else done(errorOf({ code: 535, text: 'Authentication failed' }));
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
    url: `${doors?.tls === 'smtps' ? 'smtps' : 'smtp'}://${loginOf(doors)}127.0.0.1:${String(own)}`,
    received,
    logins,
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

const TLS = join(__dirname, '../data/tls');

const guarded = ({ tls }: Doors): SMTPServerOptions => ({
  secure: tls === 'smtps',
  key: readFileSync(join(TLS, 'server.key')),
  cert: readFileSync(join(TLS, 'server.pem')),
  allowInsecureAuth: tls === 'none',
  ...(tls === 'none' ? { disabledCommands: ['STARTTLS'] } : {}),
});

const loginOf = (doors?: Doors): string =>
  doors ? `${encodeURIComponent(doors.user)}:${encodeURIComponent(doors.password)}@` : '';

function errorOf(refusal: Refusal | undefined): Error | null {
  return refusal ? Object.assign(new Error(refusal.text), { responseCode: refusal.code }) : null;
}
