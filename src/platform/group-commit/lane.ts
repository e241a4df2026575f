import { isDeepStrictEqual } from 'node:util';
import type { RequestContext } from '../request-context/request-context';
import type { GroupedWork } from './grouped-work';

/** A request that waits for its turn. */
export interface Waiting {
  readonly ctx: RequestContext;
  readonly request: unknown;
  readonly touches: readonly string[];
  readonly bytes: number;
  readonly since: number;
  /** How the connection ended on which it was sent before, and may have been committed. */
  readonly lost?: unknown;
  /** What was decided: what was made, or an `Error` in its place. */
  readonly settle: (outcome: unknown) => void;
  /** It was not decided, or not committed. */
  readonly fail: (error: unknown) => void;
}

const MOST_REQUESTS = 500;
const MOST_BYTES = 4 * 1024 * 1024;
/** One group is being committed; the next has decided and waits for the counters; a third reads what it decides by. */
const MOST_IN_FLIGHT = 3;
/** For each group under way; below it another is not worth a transaction of its own: what waits goes with the next. */
const LEAST_BESIDE = 8;

/** What is larger goes by itself. */
const MOST_SHARED_BYTES = 256 * 1024;

/** The requests of one kind that one key sends to one organisation, in the order in which they came. */
export class Lane {
  private queue: Waiting[] = [];
  /** How large the groups are that are being committed. */
  private readonly inFlight: number[] = [];
  /** Listed among the lanes that have something to commit. */
  ready = false;
  /** What was put back has to go by itself. */
  private apart = false;

  constructor(
    readonly key: string,
    readonly organisation: string,
    readonly work: GroupedWork<unknown, object>,
  ) {}

  add(waiting: Waiting): void {
    this.queue.push(waiting);
  }

  get idle(): boolean {
    return this.queue.length === 0 && this.inFlight.length === 0;
  }

  /** Whether a group should go now. */
  get wants(): boolean {
    if (this.queue.length === 0 || this.inFlight.length >= MOST_IN_FLIGHT) return false;
    const beside = Math.max(0, ...this.inFlight, this.inFlight.length * LEAST_BESIDE);
    return this.queue.length >= Math.min(MOST_REQUESTS, beside);
  }

  /**
   * Whether all that waits may share a transaction with other organisations: there is little of it, and it names nothing that exists,
   * so it has to hold nothing of its organisation but the counters.
   */
  get sharable(): boolean {
    const { length } = this.queue;
    if (this.apart || length === 0 || length >= LEAST_BESIDE || this.inFlight.length > 0) return false;
    return this.queue.every(({ touches }) => touches.length === 0) && this.bytes <= MOST_SHARED_BYTES;
  }

  /** Of all that waits. */
  get bytes(): number {
    return this.queue.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** What was taken comes first again, and goes by itself. */
  putBack(group: readonly Waiting[]): void {
    this.queue = [...group, ...this.queue];
    this.apart = this.queue.length > 0;
  }

  /**
   * The next group: as much of the queue, in its order, as shares the facts of the first and names nothing that another of the
   * group names. What names the same invoice waits for the one before it, as it would alone.
   */
  take(): Waiting[] {
    const [first] = this.queue;
    if (!first) return [];
    this.apart = false;
    const [group, left, touched] = [[] as Waiting[], [] as Waiting[], new Touched()];
    const most = this.share();
    let bytes = 0;
    for (const each of this.queue) {
      const fits = group.length < most && (group.length === 0 || bytes + each.bytes <= MOST_BYTES);
      const apart = touched.add(each.touches);
      if (fits && apart && sharesFacts(first.ctx, each.ctx)) {
        group.push(each);
        bytes += each.bytes;
      } else left.push(each);
    }
    this.queue = left;
    return group;
  }

  /** Takes those out of the queue that are not to wait any longer. */
  dismiss(isGone: (each: Waiting) => boolean): Waiting[] {
    const gone = new Set(this.queue.filter(isGone));
    if (gone.size > 0) this.queue = this.queue.filter((each) => !gone.has(each));
    return [...gone];
  }

  begin(size: number): () => void {
    this.inFlight.push(size);
    return () => this.inFlight.splice(this.inFlight.indexOf(size), 1);
  }

  /** Half of all that is under way, so that groups are of about the same size; all of it while there is little. */
  private share(): number {
    const flying = this.inFlight.reduce((sum, size) => sum + size, 0);
    const half = Math.ceil((this.queue.length + flying) / 2);
    return Math.min(MOST_REQUESTS, Math.max(half, 2 * LEAST_BESIDE));
  }
}

/** What a group names so far; `*` stands for anything of its kind, such as an invoice by its number. */
class Touched {
  private readonly ids = new Set<string>();
  private any = false;

  /** Whether none of them was named before. */
  add(ids: readonly string[]): boolean {
    const apart = ids.every((id) => !this.any && !this.ids.has(id) && (id !== '*' || this.ids.size === 0));
    for (const id of ids) {
      this.ids.add(id);
      if (id === '*') this.any = true;
    }
    return apart;
  }
}

/** The calendar date and the organisation as they decide by it; a new day or a changed setting begins a new group. */
const sharesFacts = (a: RequestContext, b: RequestContext): boolean =>
  a.today === b.today &&
  (a.organisation === b.organisation || isDeepStrictEqual(a.organisation, b.organisation));
