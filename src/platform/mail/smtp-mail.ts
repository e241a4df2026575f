import type { OnApplicationShutdown } from '@nestjs/common';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { compose } from './compose';
import { MailTransport, type MailAnswer, type MailMessage } from './mail';
import { answersOf, type Handover, type SmtpFailure } from './smtp-answers';
import type { SmtpSettings } from './smtp-settings';

/** A server ends idle connections after minutes: those of a burst of messages are used again, older ones are not. */
const IDLE_MS = 10_000;
const MOST_IDLE = 4;

/**
 * Hands messages to a mail server. Connections are made when the first message is sent and kept for the next ones. One
 * exchange, from connecting to the last answer, ends within the time given whatever the server does: then the
 * connection is cut, so nothing of a message that counts as deferred is still under way.
 */
export class SmtpMail extends MailTransport implements OnApplicationShutdown {
  private readonly idle = new Map<SMTPConnection, NodeJS.Timeout>();

  constructor(
    readonly from: string,
    private readonly settings: SmtpSettings,
    private readonly timeoutMs: number,
  ) {
    super();
  }

  async send(message: MailMessage, stop?: AbortSignal): Promise<MailAnswer> {
    const bytes = await compose(message, this.from);
    const exchange = new AbortController();
    const cutOff = (reason: string) => (): void => {
      exchange.abort(new Error(reason));
    };
    const late = setTimeout(cutOff('The mail server did not finish in time'), this.timeoutMs);
    const stopped = cutOff('The service was stopped before the mail server had answered');
    if (stop?.aborted) stopped();
    stop?.addEventListener('abort', stopped);
    try {
      return answersOf(message.recipients, await this.exchange(message, bytes, exchange.signal));
    } finally {
      clearTimeout(late);
      stop?.removeEventListener('abort', stopped);
    }
  }

  onApplicationShutdown(): void {
    for (const connection of [...this.idle.keys()]) this.drop(connection);
  }

  private async exchange(message: MailMessage, bytes: Buffer, signal: AbortSignal): Promise<Handover> {
    let connection: SMTPConnection | null = null;
    try {
      connection = await this.connected(signal);
      const envelope = { from: this.from, to: [...message.recipients], size: bytes.length };
      const info = await hand(connection, envelope, bytes, signal);
      this.keep(connection);
      return { failure: null, rejected: info.rejectedErrors ?? [], response: info.response };
    } catch (error) {
      connection?.close();
      const failure: SmtpFailure = error instanceof Error ? error : new Error(String(error));
      return { failure, connected: connection !== null, rejected: failure.rejectedErrors ?? [] };
    }
  }

  private async connected(signal: AbortSignal): Promise<SMTPConnection> {
    for (const [connection] of this.idle) {
      this.take(connection);
      if (await isAlive(connection, signal)) return connection;
      connection.close();
    }
    const { host, port, secure, user, password } = this.settings;
    const fresh = new SMTPConnection({
      host,
      port,
      secure,
      // A password goes nowhere in the clear: not to a server without TLS, nor to whoever hides from us that it has.
      requireTLS: user !== null,
      connectionTimeout: this.timeoutMs,
      greetingTimeout: this.timeoutMs,
      socketTimeout: this.timeoutMs,
      dnsTimeout: this.timeoutMs,
      // Cut at once: a connection is closed by us only when it is idle or when it has failed.
      socketCloseTimeout: 0,
    });
    // Without a listener an error between two messages would end the process.
    fresh.on('error', () => {
      this.drop(fresh);
    });
    fresh.once('end', () => {
      this.drop(fresh);
    });
    try {
      await within<unknown>(fresh, signal, (done) => {
        fresh.connect((error) => {
          done(error ?? null);
        });
      });
      if (user !== null)
        await within<unknown>(fresh, signal, (done) => {
          fresh.login({ credentials: { user, pass: password } }, done);
        });
      return fresh;
    } catch (error) {
      fresh.close();
      throw error;
    }
  }

  private keep(connection: SMTPConnection): void {
    if (connection.destroyed || this.idle.size >= MOST_IDLE) {
      connection.close();
      return;
    }
    const timer = setTimeout(() => {
      this.drop(connection);
    }, IDLE_MS);
    timer.unref();
    this.idle.set(connection, timer);
  }

  private take(connection: SMTPConnection): void {
    clearTimeout(this.idle.get(connection));
    this.idle.delete(connection);
  }

  private drop(connection: SMTPConnection): void {
    if (!this.idle.has(connection)) return;
    this.take(connection);
    connection.close();
  }
}

/** An idle connection may have been closed by the server without our having heard of it. */
async function isAlive(connection: SMTPConnection, signal: AbortSignal): Promise<boolean> {
  if (connection.destroyed) return false;
  try {
    await within<unknown>(connection, signal, (done) => {
      connection.reset(done);
    });
    return true;
  } catch {
    return false;
  }
}

function hand(
  connection: SMTPConnection,
  envelope: SMTPConnection.Envelope,
  bytes: Buffer,
  signal: AbortSignal,
): Promise<SMTPConnection.SentMessageInfo> {
  return within(connection, signal, (done) => {
    connection.send(envelope, bytes, done);
  });
}

/** One step of the conversation. Ends with it, with the connection, or with the time, whichever is first. */
function within<T>(
  connection: SMTPConnection,
  signal: AbortSignal,
  step: (done: (error: Error | null, result?: T) => void) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void): void => {
      signal.removeEventListener('abort', onAbort);
      connection.off('error', onError);
      connection.off('end', onEnd);
      settle();
    };
    const onError = (error: Error): void => {
      end(() => {
        reject(error);
      });
    };
    const onEnd = (): void => {
      onError(new Error('The server closed the connection'));
    };
    const onAbort = (): void => {
      onError(signal.reason as Error);
      connection.close();
    };
    connection.once('error', onError);
    connection.once('end', onEnd);
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) {
      onAbort();
      return;
    }
    step((error, result) => {
      if (error) onError(error);
      else
        end(() => {
          resolve(result as T);
        });
    });
  });
}
