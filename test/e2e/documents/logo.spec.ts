import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { jpeg, logoRequest, png } from '../../support/images';
import { expectNotFound, expectRefusal } from '../../support/problems';

describe("An organisation's logo", () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    books = await openBooks(app, { sandbox: true });
  });

  const put = (request: object, { live } = books) => live.put('/organisation/logo', request);
  const events = async (): Promise<string[]> =>
    (await books.live.get('/events?limit=200')).body.data.map(({ type }: { type: string }) => type);

  it('is not there before it is set', async () => {
    expectNotFound(await books.live.get('/organisation/logo'));
    expectNotFound(await books.live.delete('/organisation/logo'));
  });

  it.each([
    ['PNG', png(), 'image/png', { width: 60, height: 20 }],
    ['JPEG', jpeg(), 'image/jpeg', { width: 1, height: 1 }],
  ])('is set as a %s, shown byte for byte, and taken away', async (_, image, contentType, size) => {
    const shown = {
      contentType,
      ...size,
      size: image.length,
      sha256: createHash('sha256').update(image).digest('hex'),
    };
    const { status, body } = await put(logoRequest(image, contentType));
    expect([status, body]).toEqual([200, shown]);
    const { body: read } = await books.live.get('/organisation/logo');
    expect(read).toEqual({ ...shown, data: image.toString('base64') });
    expect((await books.live.delete('/organisation/logo')).status).toBe(204);
    expectNotFound(await books.live.get('/organisation/logo'));
    expect(await events()).toEqual([
      'organisation.created',
      'api_key.created',
      'api_key.created',
      'organisation.logo_changed',
      'organisation.logo_removed',
    ]);
  });

  it('tells nothing when the same one is set again, and can come back after another', async () => {
    const [blue, red] = [png(), png({ colour: [200, 0, 0] })];
    for (const image of [blue, blue, red, blue]) expect((await put(logoRequest(image))).status).toBe(200);
    expect((await events()).filter((type) => type === 'organisation.logo_changed')).toHaveLength(3);
    const { body } = await books.live.get('/organisation/logo');
    expect(body.data).toBe(blue.toString('base64'));
  });

  it('outlives other changes of the settings, and the reset of a sandbox', async () => {
    await put(logoRequest(png()));
    await books.live.patch('/organisation', { name: 'Contoso plc' });
    await books.live.post('/organisation/reset');
    await books.live.patch('/organisation', { name: 'Contoso SE' });
    expect((await books.live.get('/organisation/logo')).body.data).toBe(png().toString('base64'));
  });

  describe('is refused', () => {
    const truncated = png().subarray(0, -20);
    const flipped = Buffer.from(png());
    flipped[50] = (flipped[50] ?? 0) ^ 0xff;
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    const wide = png({ width: 50_000, height: 1, pixels: deflateSync(Buffer.alloc(9)) });
    const bomb = png({ width: 1900, height: 1900, pixels: deflateSync(Buffer.alloc(100_000_000)) });

    it.each<[string, string, Buffer]>([
      ['a JPEG that is said to be a PNG', 'image/png', jpeg()],
      ['a PNG that is said to be a JPEG', 'image/jpeg', png()],
      ['an SVG that is said to be a PNG', 'image/png', svg],
      ['a PNG that is cut off', 'image/png', truncated],
      ['a PNG with a wrong checksum', 'image/png', flipped],
      ['a PNG whose pixels are not packed', 'image/png', png({ pixels: Buffer.from('nonsense') })],
      ['a PNG with too few pixels', 'image/png', png({ pixels: deflateSync(Buffer.alloc(10)) })],
      ['a PNG with no pixels', 'image/png', png({ width: 0, height: 0 })],
      ['a PNG that unpacks to more than it says', 'image/png', bomb],
      ['a PNG that is too wide', 'image/png', wide],
      ['an interlaced PNG', 'image/png', png({ kind: [8, 2, 0, 0, 1] })],
      ['a PNG with 16 bits a channel', 'image/png', png({ kind: [16, 2, 0, 0, 0] })],
      ['a signature and nothing more', 'image/png', Buffer.from('89504e470d0a1a0a', 'hex')],
      ['a JPEG that is cut off', 'image/jpeg', jpeg().subarray(0, -3)],
      ['a JPEG in CMYK', 'image/jpeg', jpeg({ channels: 4 })],
      [
        'a JPEG of nothing but its ends',
        'image/jpeg',
        Buffer.concat([Buffer.from('ffd8', 'hex'), Buffer.alloc(30, 0xff), Buffer.from('ffd9', 'hex')]),
      ],
      ['a file of more than 512 KiB', 'image/png', Buffer.concat([png(), Buffer.alloc(512 * 1024)])],
    ])('%s', async (_, contentType, image) => {
      const answer = await put(logoRequest(image, contentType));
      expectRefusal(answer, { status: 400, code: 'validation_failed', field: 'data' });
      expectNotFound(await books.live.get('/organisation/logo'));
    });

    it.each<[string, object]>([
      ['data', { contentType: 'image/png', data: 'no base64!' }],
      ['data', { contentType: 'image/png' }],
      ['contentType', { contentType: 'image/svg+xml', data: svg.toString('base64') }],
      ['contentType', { data: png().toString('base64') }],
    ])('a request with a wrong %s', async (field, request) => {
      expectRefusal(await put(request), { status: 400, code: 'validation_failed', field });
    });
  });

  it('is tried by a test key, and set by none', async () => {
    const { status, body } = await books.test.put('/organisation/logo', logoRequest(png()));
    expect([status, body.width]).toEqual([200, 60]);
    expectNotFound(await books.live.get('/organisation/logo'));
    await put(logoRequest(png()));
    expect((await books.test.delete('/organisation/logo')).status).toBe(204);
    expect((await books.live.get('/organisation/logo')).status).toBe(200);
  });

  it('takes organisation:write to set, and organisation:read to see', async () => {
    const reader = await books.withScopes(['organisation:read']);
    const stranger = await books.withScopes(['credit-notes:write']);
    await put(logoRequest(png()));
    expect((await reader.get('/organisation/logo')).status).toBe(200);
    const refused = { status: 403, code: 'insufficient_scope' } as const;
    expectRefusal(await reader.put('/organisation/logo', logoRequest(png())), refused);
    expectRefusal(await reader.delete('/organisation/logo'), refused);
    expectRefusal(await stranger.get('/organisation/logo'), refused);
  });
});
