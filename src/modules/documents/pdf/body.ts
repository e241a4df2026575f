import type { Sheet } from './sheet';

/** Where the next thing goes: from the top of a page to its bottom, then on a new page. */
export class Body {
  /** The upper edge of what comes next. */
  y: number;
  private top: number;

  constructor(
    readonly sheet: Sheet,
    private readonly page: {
      readonly start: number;
      readonly bottom: number;
      /** Begins a further page and says where its body starts. */
      readonly turn: () => number;
    },
  ) {
    this.y = page.start;
    this.top = page.start;
  }

  get room(): number {
    return this.page.bottom - this.y;
  }

  /** Nothing stands on this page yet. */
  get atTop(): boolean {
    return this.y === this.top;
  }

  turn(): void {
    this.top = this.page.turn();
    this.y = this.top;
  }

  /** Turns the page unless so much fits on this one. */
  ensure(height: number): void {
    if (height > this.room) this.turn();
  }
}
