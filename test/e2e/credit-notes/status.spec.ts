import { startTestApp, type TestApp } from '../../support/app';
import { created, creditNote, openBooks, type Books } from '../../support/books';
import { entryOf } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';
import { issued } from '../../support/invoices';
import { expectInvalid, expectRefusal } from '../../support/problems';

const ALLOWED = [
  'draft → draft',
  'draft → issued',
  'draft → applied',
  'issued → issued',
  'issued → applied',
  'applied → applied',
];
const LIVE = ['draft', 'issued', 'applied'];

describe('The status of a credit note', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    books = await openBooks(app);
  });
  afterAll(async () => {
    await assertBooksHold(app, books).finally(() => app.close());
  });

  const patch = (id: string, request: object) => books.live.patch(`/credit-notes/${id}`, request);
  const get = async (id: string) => (await books.live.get(`/credit-notes/${id}`)).body;
  const inStatus = async (status: string): Promise<string> => {
    const { id } = await books.credited();
    if (status === 'voided') await patch(id, { action: 'void' });
    else if (status !== 'draft') await patch(id, { status });
    expect((await get(id)).status).toBe(status);
    return id;
  };
  const typesOf = async (id: string): Promise<string[]> =>
    (await books.live.get(`/events?objectId=${id}`)).body.data.map(({ type }: { type: string }) => type);

  it.each(LIVE.flatMap((from) => LIVE.map((to) => [from, to] as const)))(
    'moves from %s to %s forwards only',
    async (from, to) => {
      const id = await inStatus(from);
      const [balances, events] = [await books.balances(), await typesOf(id)];
      const answer = await patch(id, { status: to });
      if (ALLOWED.includes(`${from} → ${to}`)) {
        expect([answer.status, answer.body.status]).toEqual([200, to]);
        expect(await typesOf(id)).toEqual(from === to ? events : [...events, `credit_note.${to}`]);
      } else {
        expectRefusal(answer, { status: 409, code: 'conflict', reason: 'illegal_transition' });
        expect(answer.body).toMatchObject({ from, to });
        expect(await typesOf(id)).toEqual(events);
      }
      expect((await get(id)).status).toBe(answer.status === 200 ? to : from);
      expect(await books.balances()).toEqual(balances);
    },
  );

  it.each(LIVE)('does not leave voided for %s', async (to) => {
    const id = await inStatus('voided');
    expectRefusal(await patch(id, { status: to }), {
      status: 409,
      code: 'conflict',
      reason: 'already_voided',
    });
    expect((await get(id)).status).toBe('voided');
  });

  it.each([...LIVE, 'voided'])('becomes voided from %s by the action only', async (from) => {
    const id = await inStatus(from);
    expectRefusal(await patch(id, { status: 'voided' }), { status: 400, code: 'use_void_action' });
    expect((await get(id)).status).toBe(from);
  });

  it('keeps the instant at which it was issued', async () => {
    app.clock.travelTo('2026-05-20T12:00:00Z');
    const id = await inStatus('draft');
    expect((await get(id)).issuedAt).toBeNull();
    const { issuedAt } = (await patch(id, { status: 'issued' })).body;
    expect(issuedAt).toMatch(/^2026-05-20T12:/);
    app.clock.travelTo('2026-05-21T12:00:00Z');
    expect((await patch(id, { status: 'issued' })).body.issuedAt).toBe(issuedAt);
    expect((await patch(id, { status: 'applied' })).body.issuedAt).toBe(issuedAt);
    expect((await get(id)).issuedAt).toBe(issuedAt);
  });

  it('is issued at the instant at which it becomes applied, when it is not before', async () => {
    app.clock.travelTo('2026-05-20T12:00:00Z');
    const id = await inStatus('draft');
    expect((await patch(id, { status: 'applied' })).body.issuedAt).toMatch(/^2026-05-20T12:/);
    const invoice = await issued(books);
    const used = await created(books.live, '/credit-notes', { invoiceId: invoice.id, amount: 48 });
    expect(used).toMatchObject({ status: 'applied', issuedAt: expect.stringMatching(/^2026-05-20T12:/) });
    expect((await get(used.id)).issuedAt).toBe(used.issuedAt);
    expect(await typesOf(used.id)).toEqual(['credit_note.created', 'credit_note.applied']);
  });

  it('moves once when many ask for it at the same time', async () => {
    const id = await inStatus('draft');
    const answers = await Promise.all(Array.from({ length: 6 }, () => patch(id, { status: 'issued' })));
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect(await typesOf(id)).toEqual(['credit_note.created', 'credit_note.issued']);
  });

  describe('until it is issued', () => {
    it('lets memo, notes and metadata be edited, and nothing else', async () => {
      const note = await books.credited({ memo: 'one', notes: 'one', metadata: { a: '1', b: '2' } });
      expect((await patch(note.id, { memo: 'two' })).body).toMatchObject({ memo: 'two', notes: 'one' });
      expect((await patch(note.id, { notes: null, metadata: { c: '3' } })).body).toMatchObject({
        memo: 'two',
        notes: null,
        metadata: { c: '3' },
      });
      expect(await get(note.id)).toEqual({ ...note, memo: 'two', notes: null, metadata: { c: '3' } });
      expect((await entryOf(books.live, note.journalEntryId)).memo).toBe('one');
      expect(await typesOf(note.id)).toEqual([
        'credit_note.created',
        'credit_note.updated',
        'credit_note.updated',
      ]);
      for (const field of ['items', 'currency', 'issueDate', 'clientName', 'number', 'amount']) {
        expectInvalid(await patch(note.id, { [field]: 'x' }), field);
      }
    });

    it('lets them be edited and the note issued in one request', async () => {
      const id = await inStatus('draft');
      const { body } = await patch(id, { status: 'issued', notes: 'As agreed' });
      expect(body).toMatchObject({ status: 'issued', notes: 'As agreed' });
      expect(await get(id)).toEqual(body);
    });
  });

  it.each(['issued', 'applied'])('of %s refuses edits', async (status) => {
    const id = await inStatus(status);
    const before = await get(id);
    for (const edit of [{ memo: 'x' }, { notes: 'x' }, { metadata: {} }, { memo: 'x', status }]) {
      expectRefusal(await patch(id, edit), { status: 409, code: 'conflict', reason: 'already_issued' });
    }
    expect(await get(id)).toEqual(before);
  });

  it('of voided refuses edits', async () => {
    const id = await inStatus('voided');
    expectRefusal(await patch(id, { memo: 'x' }), {
      status: 409,
      code: 'conflict',
      reason: 'already_voided',
    });
  });

  it.each([
    ['nothing', {}, 'status'],
    ['a status that is none', { status: 'sent' }, 'status'],
    ['an action that is none', { action: 'delete' }, 'action'],
    ['an action with a status', { action: 'void', status: 'issued' }, 'status'],
    ['an action with an edit', { action: 'void', memo: 'x' }, 'memo'],
    ['a reversal date without the action', { status: 'issued', reversalDate: '2026-05-20' }, 'reversalDate'],
    ['a reason without the action', { status: 'issued', reason: 'x' }, 'reason'],
    ['a date that does not exist', { action: 'void', reversalDate: '2026-02-30' }, 'reversalDate'],
    ['a reason of 201 characters', { action: 'void', reason: 'r'.repeat(201) }, 'reason'],
    ['a memo of 501 characters', { memo: 'm'.repeat(501) }, 'memo'],
    ['an unknown field', { state: 'issued' }, 'state'],
  ])('is not changed by %s', async (_, request, field) => {
    const id = await inStatus('draft');
    expectInvalid(await patch(id, request), field);
    expect((await get(id)).status).toBe('draft');
  });

  it('leaves the note’s number and books alone, however often it moves', async () => {
    const own = await openBooks(app);
    const { id } = await own.credited();
    const before = await own.balances();
    for (const status of LIVE) await own.live.patch(`/credit-notes/${id}`, { status });
    expect(await own.balances()).toEqual(before);
    expect((await own.counts()).entries).toBe(1);
    expect((await own.live.post('/credit-notes', creditNote())).body.number).toMatch(/-0002$/);
  });
});
