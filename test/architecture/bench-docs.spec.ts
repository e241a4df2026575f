import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL, placesIn, withFigures } from '../../bench/harness/markdown';
import type { Results } from '../../bench/harness/results';
import { BENCHES } from '../../bench/registry';
import { ROOT } from './source-tree';

const document = readFileSync(join(ROOT, 'docs/performance.md'), 'utf8');

const measured = (ratio: number): Results['benches'][string] => ({
  name: 'create',
  at: '2026-11-21T12:00:00.000Z',
  scale: 'default',
  rounds: 5,
  secondsEach: 3,
  size: null,
  versions: { PostgreSQL: '18.4' },
  took: 100,
  checked: 'All are in the books.',
  machine: {
    cores: 2,
    processor: 'a processor',
    memoryGb: 8,
    system: 'linux',
    node: 'v20',
    loadBefore: 0.1,
    durableWritesPerSecond: 5000,
  },
  figures: [
    {
      name: '64 connections',
      unit: 'a second',
      value: { median: 3000, least: 2900, greatest: 3100 },
      reference: 'pgbench',
      ratio: { median: ratio, least: ratio - 0.1, greatest: ratio + 0.1 },
      targets: [{ of: 'ratio', least: 2.5, met: true }],
      beside: { 'p99 ms': 18.2 },
      rounds: [],
    },
  ],
});

describe('the document on performance', () => {
  it('explains every benchmark in a section of its own, with a place for its figures', () => {
    const names = BENCHES.map(({ name }) => name);
    const headings = [...document.matchAll(/^### (\S+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(names);
    expect(placesIn(document)).toEqual([ALL, ...names]);
  });

  it('takes up what was measured, in the place of what was measured before', () => {
    const once = withFigures(document, { benches: { create: measured(2.62) } });
    const twice = withFigures(once, { benches: { create: measured(2.71) } });
    const rows = [
      '| 64 connections | 3,000 a second | 2,900 – 3,100 | 2.62 | 2.52 – 2.72 | 18.2 |',
      '| [create](#create) | 64 connections | ratio ≥ 2.5 | 2.62 (2.52 – 2.72) | yes |',
    ];
    for (const row of rows) {
      expect(once).toContain(row);
      expect(twice).not.toContain(row);
    }
    expect(placesIn(twice)).toEqual(placesIn(document));
  });

  it('takes up nothing of a quick look', () => {
    expect(withFigures(document, { benches: { create: { ...measured(2.62), scale: 'quick' } } })).toBe(
      document,
    );
  });
});

describe('the benchmarks', () => {
  it('say what they measure and what against', () => {
    for (const { measures, reference } of BENCHES) {
      expect(measures).not.toBe('');
      expect(reference).not.toBe('');
    }
  });

  it('each have a name of their own', () => {
    expect(new Set(BENCHES.map(({ name }) => name)).size).toBe(BENCHES.length);
  });
});
