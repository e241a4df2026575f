import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { isAllowed } from '../../../src/modules/webhooks/sending/allowed-address';
import { postMessage } from '../../../src/modules/webhooks/sending/post-message';
import { readTarget, type Target } from '../../../src/modules/webhooks/sending/target';
import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks } from '../../support/books';
import { expectInvalid } from '../../support/problems';
import { startReceiver } from '../../support/webhook-receiver';
import { deliver, deliveriesOf } from '../../support/webhooks';

const PRIVATE = [
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '100.100.100.200',
  '127.0.0.1',
  '127.255.255.254',
  '168.63.129.16',
  '169.254.169.254',
  '172.16.0.1',
  '192.0.0.192',
  '192.0.2.1',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:10.0.0.1',
  '::ffff:8.8.8.8',
  '::127.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::1',
  '100::1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '4000::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fec0::1',
  'ff02::1',
];
const PUBLIC = ['1.1.1.1', '8.8.8.8', '93.184.216.34', '2606:4700:4700::1111', '2a00:1450:4001::200e'];

/** The same address, as people write it who want it not to be seen. */
const ODD = [
  'https://2130706433/',
  'https://0x7f000001/',
  'https://017700000001/',
  'https://127.1/',
  'https://0x7f.1/',
  'https://0177.0.0.1/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[0:0:0:0:0:0:0:1]/',
  'https://１２７.０.０.１/',
  'https://127。0。0。1/',
];

const STRICT = { allowHttp: false, allowNetworks: [] };

describe('The address of a webhook', () => {
  it.each(PRIVATE)('is not %s', (address) => {
    expect(isAllowed(address, [])).toBe(false);
  });

  it.each(PUBLIC)('may be %s', (address) => {
    expect(isAllowed(address, [])).toBe(true);
  });

  it('may be private where its network is allowed, and no further', () => {
    expect(isAllowed('10.1.2.3', ['10.1.0.0/16'])).toBe(true);
    expect(isAllowed('::ffff:10.1.2.3', ['10.1.0.0/16'])).toBe(true);
    expect(isAllowed('10.2.0.1', ['10.1.0.0/16'])).toBe(false);
    expect(isAllowed('fd00::7', ['fd00::/8', '10.0.0.1'])).toBe(true);
    expect(isAllowed('10.0.0.1', ['10.0.0.1'])).toBe(true);
    expect(isAllowed('10.0.0.2', ['10.0.0.1'])).toBe(false);
  });

  it.each(ODD)('is not hidden in %s', (url) => {
    expect(readTarget(url, STRICT)).toBe('must not be a private or reserved address');
  });

  it.each([
    ['http://example.com/', 'must be an https URL'],
    ['ftp://example.com/', 'must be an https URL'],
    ['file:///etc/passwd', 'must be an https URL'],
    ['https://user:secret@example.com/', 'must not hold credentials'],
    ['example.com', 'must be a URL'],
    ['https://', 'must be a URL'],
    ['https://example.com:0/', 'must have a port'],
  ])('is not read from %s', (url, complaint) => {
    expect(readTarget(url, STRICT)).toContain(complaint);
  });
});

describe('A name', () => {
  let inside: Server;
  let connections = 0;
  let target: Target;

  beforeAll(async () => {
    inside = createServer((_, response) => response.end('secret')).listen(0, '127.0.0.1');
    inside.on('connection', () => (connections += 1));
    await once(inside, 'listening');
    const url = `http://rebound.example:${(inside.address() as AddressInfo).port}/`;
    const read = readTarget(url, { ...STRICT, allowHttp: true });
    if (typeof read === 'string') throw new Error(read);
    target = read;
  });
  afterAll(() => inside.close());

  const send = (answers: readonly (readonly string[])[], allowNetworks: readonly string[] = []) => {
    let asked = 0;
    const addressesOf = (): Promise<readonly string[]> => Promise.resolve(answers[asked++] ?? []);
    const { signal } = new AbortController();
    const message = { headers: {}, body: '{}' };
    return postMessage(target, message, { allowNetworks, timeoutMs: 500, addressesOf, signal });
  };

  it.each([[['127.0.0.1']], [['8.8.8.8', '127.0.0.1']], [['::ffff:127.0.0.1']]])(
    'that resolves to %j is not connected to',
    async (addresses) => {
      connections = 0;
      await expect(send([addresses])).rejects.toThrow('is a private or reserved address');
      expect(connections).toBe(0);
    },
  );

  it('that resolves to another address the second time is asked once only', async () => {
    connections = 0;
    // 192.88.99.0 and the like are public by name, and answer nobody.
    await expect(send([['8.8.4.4'], ['127.0.0.1']])).rejects.toThrow();
    expect(connections).toBe(0);
  });

  it('is connected to at the address that was looked at', async () => {
    expect(await send([['127.0.0.1']], ['127.0.0.0/8'])).toMatchObject({ status: 200, answer: 'secret' });
  });
});

describe('An endpoint of a service that allows no private networks', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp({ env: { WEBHOOK_ALLOW_HTTP: 'true' } });
  });
  afterAll(() => app.close());

  it('is refused at a private address', async () => {
    const { live } = await openBooks(app);
    for (const url of ['http://127.0.0.1/', 'http://[::1]:8080/', 'http://169.254.169.254/latest/meta-data/'])
      expectInvalid(await live.post('/webhook-endpoints', { url }), 'url');
  });

  it('whose name is local is sent nothing, which its delivery says', async () => {
    const receiver = await startReceiver();
    const books = await openBooks(app);
    const url = receiver.url('/').replace('127.0.0.1', 'localhost');
    const endpoint = await created(books.live, '/webhook-endpoints', { url });
    await books.credited();
    await deliver(app);
    const [{ id, status }] = await deliveriesOf(books, endpoint);
    expect(status).toBe('retrying');
    const { body } = await books.live.get(`/webhook-endpoints/${endpoint.id}/deliveries/${id}`);
    expect(body.attemptLog[0]).toMatchObject({ httpStatus: null, error: expect.stringContaining('private') });
    expect([receiver.received, receiver.mostConnections()]).toEqual([[], 0]);
    await receiver.close();
  });
});
