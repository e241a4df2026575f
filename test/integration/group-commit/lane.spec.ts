import { laneOf, named, waiting } from './waiting';

const MEGABYTE = 1024 * 1024;
const many = (count: number) => Array.from({ length: count }, (_, i) => waiting(i));
const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

describe('A lane of requests that wait to be posted', () => {
  it('gives them as they came', () => {
    expect(named(laneOf(...many(10)).take())).toEqual(numbers(0, 10));
  });

  it('is served at once when nothing is under way, and has nothing to do when nobody waits', () => {
    const lane = laneOf(waiting('first'));
    expect([lane.wants, lane.idle]).toEqual([true, false]);
    lane.take();
    expect([lane.wants, lane.idle, lane.take()]).toEqual([false, true, []]);
  });

  it('leaves half of many for the group that goes beside it, and takes no more than five hundred', () => {
    expect(laneOf(...many(100)).take()).toHaveLength(50);
    const lane = laneOf(...many(3000));
    expect(named(lane.take())).toEqual(numbers(0, 500));
    expect(named(lane.take())).toEqual(numbers(500, 1000));
  });

  it('takes four megabytes, or one request that is larger', () => {
    const lane = laneOf(...['a', 'b', 'c', 'd', 'e'].map((name) => waiting(name, { bytes: MEGABYTE })));
    expect(named(lane.take())).toEqual(['a', 'b', 'c', 'd']);
    expect(named(lane.take())).toEqual(['e']);
    const large = laneOf(waiting('large', { bytes: 9 * MEGABYTE }), waiting('small'));
    expect([named(large.take()), named(large.take())]).toEqual([['large'], ['small']]);
  });

  it('takes what names the same one after the other, each in its own group, and others beside them', () => {
    const [one, other] = [{ touches: ['inv_1'] }, { touches: ['inv_2'] }];
    const lane = laneOf(
      waiting('first', one),
      waiting('second', one),
      waiting('of another', other),
      waiting('third', one),
      waiting('of none'),
    );
    expect(named(lane.take())).toEqual(['first', 'of another', 'of none']);
    expect(named(lane.take())).toEqual(['second']);
    expect(named(lane.take())).toEqual(['third']);
  });

  it('lets nothing overtake a request that waits for one of two invoices', () => {
    const lane = laneOf(
      waiting('of 1', { touches: ['inv_1'] }),
      waiting('of 1 and 2', { touches: ['inv_1', 'inv_2'] }),
      waiting('of 2', { touches: ['inv_2'] }),
    );
    expect([named(lane.take()), named(lane.take()), named(lane.take())]).toEqual([
      ['of 1'],
      ['of 1 and 2'],
      ['of 2'],
    ]);
  });

  it('holds what it cannot tell apart from anything that names something', () => {
    const lane = laneOf(
      waiting('by number', { touches: ['*'] }),
      waiting('by id', { touches: ['inv_1'] }),
      waiting('of none'),
      waiting('by another number', { touches: ['*'] }),
    );
    expect(named(lane.take())).toEqual(['by number', 'of none']);
    expect(named(lane.take())).toEqual(['by id']);
    expect(named(lane.take())).toEqual(['by another number']);
  });

  it.each([
    ['day', { today: '2026-06-16' }],
    ['setting of the organisation', { organisation: { documents: { requireEInvoice: true } } }],
  ])('begins a new group with another %s', (_what, changed) => {
    const lane = laneOf(waiting('before'), waiting('before too'), waiting('after', changed));
    expect(named(lane.take())).toEqual(['before', 'before too']);
    expect(named(lane.take())).toEqual(['after']);
  });

  it('has three groups under way and no fourth, and each more only when it is worth it', () => {
    const lane = laneOf(...many(1));
    const ends = [lane.begin(lane.take().length)];
    for (const each of many(7)) lane.add(each);
    expect(lane.wants).toBe(false);
    lane.add(waiting('the eighth'));
    expect(lane.wants).toBe(true);
    ends.push(lane.begin(lane.take().length));
    for (const each of many(15)) lane.add(each);
    expect(lane.wants).toBe(false);
    lane.add(waiting('the sixteenth'));
    expect(lane.wants).toBe(true);
    ends.push(lane.begin(lane.take().length));
    for (const each of many(1000)) lane.add(each);
    expect(lane.wants).toBe(false);
    for (const end of ends) end();
    expect([lane.wants, lane.idle]).toEqual([true, false]);
  });

  it('lets go of those that are not to wait any longer, and of no others', () => {
    const lane = laneOf(...many(4));
    expect(named(lane.dismiss(({ request }) => request === 1 || request === 2))).toEqual([1, 2]);
    expect(named(lane.take())).toEqual([0, 3]);
  });
});
