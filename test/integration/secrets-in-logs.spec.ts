import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client as Database } from 'pg';
import { freePort } from '../../src/platform/database/embedded/free-port';
import { STAFF_KEY, type Answer } from '../support/app';
import { created, openBooks, type Books } from '../support/books';
import { lineTo, type CutLine } from '../support/cut-line';
import { startMailServer, type MailServer } from '../support/mail-server';
import { SENDER } from '../support/mailing-app';
import { startStubbornServer } from '../support/s3-server';
import { startServiceProcess, type ServiceProcess } from '../support/service-process';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { startReceiver, type Receiver } from '../support/webhook-receiver';
import { endpointAt, WEBHOOK_ENV } from '../support/webhooks';

const random = (): string => randomBytes(9).toString('hex');

/** What is only known to its owner, or is nobody's business who reads logs; each in a form that stands nowhere by chance. */
const PERSON = {
  name: `Zaphod ${random()}`,
  email: `zaphod-${random()}@acme.example`,
  phone: '+44 1632 960017',
  reference: `ref-${random()}`,
  address: { line1: `1 Heart Street ${random()}`, city: 'Leeds' },
};
const IBAN = 'DE89370400440532013000';
const ACCESS_KEY = `access-${random()}`;
const S3_SECRET = `s3-secret-${random()}`;
const MAIL_PASSWORD = `mail-password-${random()}`;
const IDEMPOTENCY_KEY = `idempotency-${random()}`;
const URL_TOKEN = `url-token-${random()}`;

describe('What the service says at its most talkative, whatever is asked and whatever fails', () => {
  let database: TestDatabase;
  let line: CutLine;
  let mail: MailServer;
  let bucket: { readonly port: number; close(): Promise<void> };
  let receiver: Receiver;
  let service: ServiceProcess;
  let books: Books;
  /** Answers that nobody has to keep to himself. */
  const answers: Answer[] = [];
  /** Those that were shown once. */
  const shown: string[] = [];
  let log = '';

  const ask = async (answer: Promise<Answer>): Promise<Answer> => {
    answers.push(await answer);
    return answer;
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    [line, receiver] = [await lineTo(database), await startReceiver()];
    mail = await startMailServer(0, { tls: 'starttls', user: 'billing', password: MAIL_PASSWORD });
    bucket = await startStubbornServer(() => ({
      status: 403,
      body: `<Error><Code>SignatureDoesNotMatch</Code><Message>No</Message><AWSAccessKeyId>${ACCESS_KEY}</AWSAccessKeyId></Error>`,
    }));
    service = await startServiceProcess(line.database, await freePort(), {
      ...WEBHOOK_ENV,
      LOG_LEVEL: 'trace',
      SMTP_URL: mail.url,
      MAIL_FROM: SENDER,
      ARCHIVE_S3_BUCKET: 'archive',
      ARCHIVE_S3_ENDPOINT: `http://127.0.0.1:${bucket.port}`,
      ARCHIVE_S3_ACCESS_KEY_ID: ACCESS_KEY,
      ARCHIVE_S3_SECRET_ACCESS_KEY: S3_SECRET,
      DATABASE_WAIT_SECONDS: '30',
    });
    books = await openBooks(service);
    await walkKeys();
    await walkCustomers();
    await walkWhatIsSent();
    await breakTheDatabase();
    answers.push(await service.api().get('/metrics'), await service.api().get('/health/ready'));
    await service.end('SIGTERM');
    log = service.output();
  });
  afterAll(async () => {
    await service.end('SIGKILL');
    await Promise.all([mail.close(), bucket.close(), receiver.close(), line.cut()]);
    await database.drop();
  });

  async function walkKeys(): Promise<void> {
    const made = await created(books.staff, '/api-keys', { name: 'A', mode: 'live', scopes: ['*'] });
    const rolled = await created(books.live, `/api-keys/${made.id as string}/roll`, {});
    const endpoint = await endpointAt(books, receiver, `/hooks?token=${URL_TOKEN}`);
    const signed = await books.live.post(`/webhook-endpoints/${endpoint.id}/roll`);
    shown.push(made.key, rolled.key, endpoint.secret, signed.body.secret);
    receiver.answer(`/hooks?token=${URL_TOKEN}`, 'error');
    const typo = `${books.liveKey.slice(0, -1)}_`;
    shown.push(typo);
    await ask(service.api(typo).get('/credit-notes'));
    await ask(service.api(typo).get(`/credit-notes?q=${books.liveKey}`));
    await books.live.post('/credit-notes', `{"clientName": "${books.liveKey}"`);
    await books.live.post('/credit-notes', { [books.liveKey]: STAFF_KEY });
    for (const path of ['/api-keys', '/webhook-endpoints', '/events?limit=200'])
      await ask(books.live.get(path));
  }

  async function walkCustomers(): Promise<void> {
    const key = { 'idempotency-key': IDEMPOTENCY_KEY };
    const person = { ...PERSON, country: 'GB' };
    const first = await books.live.post('/customers', person, key);
    expect([first.status, first.text]).toEqual([201, expect.any(String)]);
    await ask(books.live.post('/customers', { name: 'Another' }, key));
    await books.live.post('/customers', person);
    await books.live.post('/customers', { ...person, email: 'not an address', vatNumber: IBAN });
    const settings = { documents: { bankAccount: { iban: IBAN } } };
    expect((await books.live.patch('/organisation', settings)).status).toBe(200);
    const wrong = { documents: { bankAccount: { iban: `${IBAN.slice(0, -1)}1` } } };
    await ask(books.live.patch('/organisation', wrong));
    await books.live.get(`/customers?email=${PERSON.email}&q=${encodeURIComponent(PERSON.name)}`);
    await ask(books.live.get(`/customers?reference=${PERSON.reference}&page=x`));
  }

  /** The mail server has a certificate that is not trusted, the bucket refuses, the receiver fails. */
  async function walkWhatIsSent(): Promise<void> {
    const { id } = (await books.credited({ clientName: PERSON.name, clientEmail: PERSON.email })) as {
      id: string;
    };
    await books.live.post(`/credit-notes/${id}/send`, { message: `Dear ${PERSON.name}` });
    await ask(service.api().get(`/api/v1/credit-notes/${id}?expand=${URL_TOKEN}`));
    for (let tries = 0; tries < 200; tries += 1) {
      const { body } = await books.live.get(`/credit-notes/${id}/delivery-status`);
      if (body.attempts.length > 0 && receiver.received.length > 0) break;
      await sleep(100);
    }
    expect(receiver.received.length).toBeGreaterThan(0);
    expect((await books.live.get(`/credit-notes/${id}/pdf`)).status).toBeLessThan(600);
  }

  /** Errors of PostgreSQL like to repeat the row: in their message, their detail, and where they happened. */
  async function breakTheDatabase(): Promise<void> {
    const own = new Database({ connectionString: database.superUrl ?? database.ownerUrl });
    await own.connect();
    const failing = async (broken: string, mended: string): Promise<void> => {
      await own.query(broken);
      const answer = await ask(
        books.live.post('/customers', { ...PERSON, reference: random(), country: 'GB' }),
      );
      expect([broken, answer.status]).toEqual([broken, 500]);
      await own.query(mended);
    };
    await failing('ALTER TABLE customers RENAME TO gone', 'ALTER TABLE gone RENAME TO customers');
    await failing(
      `ALTER TABLE customers ADD CONSTRAINT no_row CHECK (name NOT LIKE 'Zaphod%') NOT VALID`,
      'ALTER TABLE customers DROP CONSTRAINT no_row',
    );
    await failing('CREATE UNIQUE INDEX one_name ON customers (name, email)', 'DROP INDEX one_name');
    await failing(
      `CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM NEW.email::int; RETURN NEW; END $$;
       CREATE TRIGGER fails BEFORE INSERT ON customers FOR EACH ROW EXECUTE FUNCTION fail()`,
      'DROP TRIGGER fails ON customers; DROP FUNCTION fail()',
    );
    await own.end();
    await line.cut();
    await ask(books.live.post('/customers', { ...PERSON, country: 'GB' }));
    await ask(service.api(`contra_live_${'0'.repeat(46)}`).get('/customers'));
    await line.mend();
  }

  const secrets = (): string[] => [
    ...[STAFF_KEY, books.liveKey, books.testKey, ...shown],
    ...[database.ownerUrl, database.serviceUrl]
      .map((url) => new URL(url).password)
      .filter((each) => each !== ''),
    ...[MAIL_PASSWORD, S3_SECRET, ACCESS_KEY],
  ];
  const personal = (): string[] => [
    ...[PERSON.name, PERSON.email, PERSON.phone, PERSON.reference, PERSON.address.line1],
    ...[IBAN, IDEMPOTENCY_KEY, URL_TOKEN],
  ];
  /** Also as they stand in a header, a URL, or JSON inside of JSON. */
  const forms = (secret: string): string[] => [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  ];

  const linesWith = (text: string): string[] =>
    log.split('\n').flatMap((each) => (each.includes(text) ? [each.slice(0, 1000)] : []));

  it('is a log that tells of each failure', () => {
    const lines = log.split('\n').filter((each) => each.startsWith('{'));
    const told = lines.map((each) => JSON.parse(each) as { level: number; msg?: string });
    expect(told.filter(({ level }) => level >= 50).length).toBeGreaterThanOrEqual(4);
    expect(log).toMatch(/customers/);
    expect(told.filter(({ msg }) => msg === 'request').length).toBeGreaterThan(30);
  });

  it('holds no secret in its log', () => {
    for (const secret of secrets()) for (const form of forms(secret)) expect(linesWith(form)).toEqual([]);
    expect(log.match(/contra_(live|test)_\w{10}|whsec_/)).toBeNull();
  });

  it('holds nobody’s name, address, account or key of a request in its log', () => {
    for (const secret of personal()) for (const form of forms(secret)) expect(linesWith(form)).toEqual([]);
  });

  it('shows no secret in any answer but the one that made it, and none in its metrics', () => {
    expect(answers.length).toBeGreaterThan(12);
    for (const { text } of answers) for (const secret of secrets()) expect(text).not.toContain(secret);
  });

  it('says nothing of the inside in answers to what failed', () => {
    const failed = answers.filter(({ status }) => status >= 500);
    expect(failed.length).toBeGreaterThanOrEqual(5);
    for (const { text } of failed) {
      expect(text).not.toMatch(/relation|column|constraint|syntax|violates|ECONN|127\.0\.0\.1/);
      for (const secret of personal()) expect(text).not.toContain(secret);
    }
  });
});
