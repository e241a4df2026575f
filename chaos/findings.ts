import { tell, type Operation } from './log';

export interface Finding {
  readonly rule: string;
  count: number;
  readonly examples: { readonly what: string; readonly operations: readonly Operation[] }[];
}

const MOST_EXAMPLES = 5;

/** What a run has found wrong. Anything here fails it. */
export class Findings {
  private readonly found = new Map<string, Finding>();

  constructor(private readonly say: (line: string) => void) {}

  /** `operations`: the requests that it is about, where the check knows them. */
  add(rule: string, example: unknown, ...operations: readonly Operation[]): void {
    const what = (typeof example === 'string' ? example : (JSON.stringify(example) ?? '')).slice(0, 1500);
    const known = this.found.get(rule);
    if (!known) this.say(`FOUND: ${rule}: ${what.slice(0, 500)}`);
    const finding: Finding = known ?? { rule, count: 0, examples: [] };
    this.found.set(rule, finding);
    finding.count += 1;
    if (finding.examples.length < MOST_EXAMPLES) finding.examples.push({ what, operations });
  }

  get size(): number {
    return this.found.size;
  }

  get rules(): string[] {
    return [...this.found.keys()];
  }

  /** Whatever an example names, such as `je_01…`, is traced back to the requests that it came from. */
  async lines(trace: (ids: readonly string[]) => Promise<readonly Operation[]>): Promise<string[]> {
    const lines: string[] = [];
    for (const { rule, count, examples } of this.found.values()) {
      lines.push(`- ${rule} (${count} times)`);
      for (const { what, operations } of examples) {
        const ids = what.match(/\b[a-z]{2,4}_[0-9a-z]{26}\b/g) ?? [];
        const known = operations.length > 0 ? operations : await trace(ids).catch(() => []);
        lines.push(`    ${what}`, ...known.slice(0, 3).map((each) => `    by ${tell(each)}`));
      }
    }
    return lines;
  }
}
