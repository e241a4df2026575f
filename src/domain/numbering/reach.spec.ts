import { parsePattern } from './pattern';
import { seriesCanReach } from './reach';

describe('A series comes to a number', () => {
  it.each([
    ['INV-{YYYY}-{seq:4}', 'INV-2026-0107', true],
    ['INV-{YYYY}-{seq:4}', 'INV-2027-0001', true],
    ['INV-{YYYY}-{seq:4}', 'INV-2025-0107', false],
    ['{YY}/{seq}', '26/3', true],
    ['{YY}/{seq}', '25/3', false],
    ['{seq}', '3', true],
    ['{seq}', 'OLD-3', false],
  ])('of %s: %s %s', (pattern, number, reached) => {
    expect(seriesCanReach(parsePattern(pattern), number, '2026-01-01')).toBe(reached);
  });
});
