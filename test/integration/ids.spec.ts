import { TypeID } from 'typeid-js';
import { isId, newId } from '../../src/platform/ids';

const MANY = 50_000;

describe('Ids', () => {
  it('are TypeIDs of a UUID v7 that tells when they were made', () => {
    const before = Date.now();
    const id = newId('cn');
    const uuid = TypeID.fromString(id).toUUID();
    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const made = Number.parseInt(uuid.replace('-', '').slice(0, 12), 16);
    expect(made).toBeGreaterThanOrEqual(before);
    expect(made).toBeLessThanOrEqual(Date.now());
  });

  it('sort in the order in which they were made, and never repeat', () => {
    const ids = Array.from({ length: MANY }, () => newId('je'));
    expect(new Set(ids).size).toBe(MANY);
    expect(ids.every((id) => isId('je', id))).toBe(true);
    expect([...ids].sort()).toEqual(ids);
  });

  it('stay in order when the clock is set back a little, and follow it when it is set back far', () => {
    const clock = jest.spyOn(Date, 'now');
    try {
      const now = 1_790_000_000_000;
      const at = (time: number): string => {
        clock.mockReturnValue(time);
        return newId('cn');
      };
      const first = at(now + 3_600_000 * 1e4);
      expect(at(now + 3_600_000 * 1e4 - 9_000) > first).toBe(true);
      expect(at(now) < first).toBe(true);
    } finally {
      clock.mockRestore();
    }
  });
});
