type Edit = readonly [text: string, replacement: string];

/** Changes text in what passes, without changing its length: the protocol counts bytes. */
export class Edits {
  private readonly edits: readonly { readonly text: Buffer; readonly replacement: Buffer }[];
  private readonly counts: number[];

  constructor(edits: readonly Edit[]) {
    this.edits = edits.map(([text, replacement]) => {
      if (replacement.length > text.length) throw new Error(`${replacement} is longer than ${text}`);
      return { text: Buffer.from(text), replacement: Buffer.from(replacement.padEnd(text.length)) };
    });
    this.counts = edits.map(() => 0);
  }

  /** What was never met: a sabotage that changes nothing proves nothing. */
  get unmet(): string[] {
    return this.edits.flatMap(({ text }, i) => (this.counts[i] === 0 ? [text.toString()] : []));
  }

  apply(chunk: Buffer): Buffer {
    if (this.edits.length === 0) return chunk;
    const out = Buffer.from(chunk);
    this.edits.forEach(({ text, replacement }, i) => {
      for (let at = out.indexOf(text); at >= 0; at = out.indexOf(text, at + 1)) {
        replacement.copy(out, at);
        this.counts[i] = (this.counts[i] ?? 0) + 1;
      }
    });
    return out;
  }
}
