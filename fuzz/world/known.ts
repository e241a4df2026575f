const ID = /"((?!req_)[a-z]{2,5})_([0-7][0-9a-hjkmnp-tv-z]{25})"/g;
const MOST_OF_A_KIND = 60;

/** The ids that an organisation has been told of, by kind: the latest of each. */
export class Known {
  private readonly kinds = new Map<string, string[]>();
  private learnt = 0;

  /** `spared`: ids that no request may name, or the run would lose its own keys. */
  constructor(private readonly spared: ReadonlySet<string>) {}

  /** Every id in the text of an answer. */
  learn(text: string): string[] {
    const ids: string[] = [];
    for (const [, prefix = '', rest = ''] of text.matchAll(ID)) {
      const id = `${prefix}_${rest}`;
      if (this.spared.has(id)) continue;
      ids.push(id);
      const known = this.kinds.get(prefix) ?? [];
      if (known.length === 0) this.kinds.set(prefix, known);
      if (known.includes(id)) continue;
      this.learnt += 1;
      if (known.length < MOST_OF_A_KIND) known.push(id);
      else known[this.learnt % MOST_OF_A_KIND] = id;
    }
    return ids;
  }

  all(): string[] {
    return [...this.kinds.values()].flat();
  }

  /** One of the kind; one that never was where there is none. */
  pick(prefix: string, n: number): string {
    const known = this.kinds.get(prefix) ?? [];
    return known[n % known.length] ?? `${prefix}_01kq2ct8g0f4k8z3m9w5r7x2st`;
  }
}
