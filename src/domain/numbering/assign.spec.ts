import * as fc from 'fast-check';
import { DomainError } from '../errors';
import { assignNumber, type AssignedNumber, type NumberRequest } from './assign';
import { fitSequence, parsePattern, type NumberPattern } from './pattern';

const PATTERN = parsePattern('CN-{YYYY}-{seq:4}');
const NONE = new Map<string, number>();

interface NumberAssignment {
  readonly results: readonly (AssignedNumber | DomainError)[];
  /** The new last values of the series that moved, and of no other. */
  readonly counters: ReadonlyMap<string, number>;
}

/** One after the other, each taken before the next is asked for. */
function assignNumbers(
  requests: readonly NumberRequest[],
  pattern: NumberPattern,
  counters: ReadonlyMap<string, number>,
  taken: ReadonlySet<string>,
): NumberAssignment {
  const [used, last, moved] = [new Set(taken), new Map(counters), new Map<string, number>()];
  const results = requests.map((request) => {
    const result = assignNumber(request, pattern, last, used);
    if (result instanceof DomainError) return result;
    used.add(result.number);
    if (result.seriesKey !== null) for (const each of [last, moved]) each.set(result.seriesKey, result.seq);
    return result;
  });
  return { results, counters: moved };
}

const numbers = ({ results }: NumberAssignment): string[] =>
  results.map((result) => (result instanceof DomainError ? String(result.details.reason) : result.number));

describe('assigning numbers', () => {
  it('goes on from the last value of each year of issue', () => {
    const counters = new Map([['CN-{YYYY}-{seq:4}:2026', 41]]);
    const assignment = assignNumbers(
      [{ date: '2026-01-01' }, { date: '2025-12-31' }, { date: '2026-05-01' }],
      PATTERN,
      counters,
      new Set(),
    );
    expect(numbers(assignment)).toEqual(['CN-2026-0042', 'CN-2025-0001', 'CN-2026-0043']);
    expect([...assignment.counters]).toEqual([
      ['CN-{YYYY}-{seq:4}:2026', 43],
      ['CN-{YYYY}-{seq:4}:2025', 1],
    ]);
  });

  it('takes a number of the caller that is the next of its series', () => {
    const { results, counters } = assignNumbers(
      [{ number: 'CN-2026-0001', date: '2026-01-01' }],
      PATTERN,
      NONE,
      new Set(),
    );
    expect(results).toEqual([{ number: 'CN-2026-0001', seriesKey: 'CN-{YYYY}-{seq:4}:2026', seq: 1 }]);
    expect(counters.get('CN-{YYYY}-{seq:4}:2026')).toBe(1);
  });

  it.each(['CN-2026-0003', 'CN-2026-0001', 'CN-2025-0001'])(
    'refuses %s where CN-2026-0002 is next',
    (number) => {
      const counters = new Map([['CN-{YYYY}-{seq:4}:2026', 1]]);
      const { results } = assignNumbers([{ number, date: '2026-01-01' }], PATTERN, counters, new Set());
      expect(results[0]).toBeInstanceOf(DomainError);
      expect(results[0]).toMatchObject({
        code: 'conflict',
        details: { reason: 'number_out_of_sequence', expected: 'CN-2026-0002' },
      });
    },
  );

  it('leaves a number outside the series without a place in it', () => {
    const assignment = assignNumbers(
      [{ number: 'OLD-77', date: '2026-01-01' }, { date: '2026-01-01' }],
      PATTERN,
      NONE,
      new Set(),
    );
    expect(assignment.results[0]).toEqual({ number: 'OLD-77', seriesKey: null, seq: null });
    expect(numbers(assignment)).toEqual(['OLD-77', 'CN-2026-0001']);
  });

  it('uses no number twice, neither one on a document nor one of the same call', () => {
    const assignment = assignNumbers(
      [
        { number: 'OLD-77', date: '2026-01-01' },
        { number: 'OLD-78', date: '2026-01-01' },
        { number: 'OLD-78', date: '2026-01-01' },
      ],
      PATTERN,
      NONE,
      new Set(['OLD-77']),
    );
    expect(numbers(assignment)).toEqual(['number_taken', 'OLD-78', 'number_taken']);
    expect(assignment.counters.size).toBe(0);
  });

  it('leaves no gap and repeats no number, whatever is asked for and refused', () => {
    const request = fc.record({
      number: fc.option(
        fc.oneof(
          fc.constantFrom('A', 'B', 'C'),
          fc
            .tuple(fc.constantFrom(2025, 2026), fc.integer({ min: 0, max: 12 }))
            .map(([y, n]) => `CN-${y}-000${n}`),
        ),
        { nil: undefined },
      ),
      date: fc.constantFrom('2025-03-01', '2026-03-01'),
    });
    fc.assert(
      fc.property(
        fc.array(request, { maxLength: 30 }),
        fc.integer({ min: 0, max: 5 }),
        fc.subarray(['A', 'B', 'C']),
        (requests, last, taken) => {
          const counters = new Map([['CN-{YYYY}-{seq:4}:2026', last]]);
          const assignment = assignNumbers(requests, PATTERN, counters, new Set(taken));
          const given = assignment.results.filter(
            (result): result is AssignedNumber => !(result instanceof DomainError),
          );
          expect(assignment.results).toHaveLength(requests.length);
          expect(new Set([...taken, ...given.map(({ number }) => number)]).size).toBe(
            taken.length + given.length,
          );
          for (const year of ['2025', '2026']) {
            const key = `CN-{YYYY}-{seq:4}:${year}`;
            const first = (counters.get(key) ?? 0) + 1;
            const places = given.filter((one) => one.seriesKey === key).map(({ seq }) => seq);
            expect(places).toEqual(places.map((_, index) => first + index));
            expect(assignment.counters.get(key)).toBe(
              places.length > 0 ? first + places.length - 1 : undefined,
            );
          }
          for (const { number, seq } of given) expect(fitSequence(PATTERN, number)?.seq ?? null).toBe(seq);
        },
      ),
    );
  });
});
