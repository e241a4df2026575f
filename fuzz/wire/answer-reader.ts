export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** The beginning of the body, which is all of it unless it is long. */
  readonly text: string;
  readonly length: number;
}

const MOST_KEPT = 64 * 1024;
const HEAD_END = '\r\n\r\n';

/** Puts one answer together from what arrives; interim answers (1xx) are passed over. */
export class AnswerReader {
  private waiting: Buffer = Buffer.alloc(0);
  private head: { status: number; headers: ReadonlyMap<string, string> } | null = null;
  private left: number | 'chunks' | 'until closed' = 0;
  private readonly kept: Buffer[] = [];
  private keptLength = 0;
  private length = 0;

  constructor(private readonly method: string) {}

  /** The answer once it is complete, else null. Throws for what is no answer. */
  take(bytes: Buffer): Answer | null {
    this.waiting = this.waiting.length === 0 ? bytes : Buffer.concat([this.waiting, bytes]);
    while (!this.head) {
      const end = this.waiting.indexOf(HEAD_END);
      if (end < 0) return null;
      const lines = this.waiting.toString('latin1', 0, end).split('\r\n');
      this.waiting = this.waiting.subarray(end + HEAD_END.length);
      this.begin(lines);
    }
    return this.readBody() ? this.answer() : null;
  }

  /** The answer whose end is that of the connection, if it was one of these. */
  close(): Answer | null {
    return this.head && this.left === 'until closed' ? this.answer() : null;
  }

  private begin([start = '', ...lines]: readonly string[]): void {
    const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(start)?.[1]);
    if (Number.isNaN(status)) throw new Error(`no answer: ${start.slice(0, 200)}`);
    if (status < 200) return;
    const headers = new Map(
      lines.map((line) => {
        const at = line.indexOf(':');
        return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()] as const;
      }),
    );
    this.head = { status, headers };
    if (this.method === 'HEAD' || status === 204 || status === 304) this.left = 0;
    else if (headers.get('transfer-encoding') === 'chunked') this.left = 'chunks';
    else this.left = headers.has('content-length') ? Number(headers.get('content-length')) : 'until closed';
  }

  private readBody(): boolean {
    if (this.left === 'chunks') return this.readChunks();
    const now = typeof this.left === 'number' ? this.waiting.subarray(0, this.left) : this.waiting;
    this.keep(now);
    this.waiting = this.waiting.subarray(now.length);
    if (typeof this.left !== 'number') return false;
    this.left -= now.length;
    return this.left === 0;
  }

  private readChunks(): boolean {
    for (;;) {
      const end = this.waiting.indexOf('\r\n');
      if (end < 0) return false;
      const size = Number.parseInt(this.waiting.toString('latin1', 0, end), 16);
      if (Number.isNaN(size)) throw new Error('a chunk without a size');
      if (this.waiting.length < end + 2 + size + 2) return false;
      this.keep(this.waiting.subarray(end + 2, end + 2 + size));
      this.waiting = this.waiting.subarray(end + 2 + size + 2);
      if (size === 0) return true;
    }
  }

  private keep(bytes: Buffer): void {
    this.length += bytes.length;
    if (this.keptLength >= MOST_KEPT) return;
    const part = bytes.subarray(0, MOST_KEPT - this.keptLength);
    this.kept.push(part);
    this.keptLength += part.length;
  }

  private answer(): Answer {
    const { status, headers } = this.head ?? { status: 0, headers: new Map<string, string>() };
    return { status, headers, text: Buffer.concat(this.kept).toString('utf8'), length: this.length };
  }
}
