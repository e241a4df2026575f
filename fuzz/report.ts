/** What a run has found wrong, each kind of it with its first example. Anything here fails the run. */
export class Findings {
  private readonly found = new Map<string, { count: number; example: string }>();

  constructor(private readonly say: (line: string) => void) {}

  /** True when it is the first of its kind. */
  add(kind: string, what: unknown): boolean {
    const example = typeof what === 'string' ? what : (JSON.stringify(what) ?? '');
    const known = this.found.get(kind);
    if (known) {
      known.count += 1;
      return false;
    }
    this.found.set(kind, { count: 1, example });
    this.say(`FOUND: ${kind}`);
    return true;
  }

  /** A shorter example than the first. */
  improve(kind: string, example: string): void {
    const known = this.found.get(kind);
    if (known) known.example = example;
  }

  get size(): number {
    return this.found.size;
  }

  lines(): string[] {
    return [...this.found].flatMap(([kind, { count, example }]) => [
      `- ${kind} (${count} times)`,
      ...example.split('\n').map((line) => `    ${line}`),
    ]);
  }
}
