import type { Sheet } from './sheet';

/** Where the next thing goes: from the top of a page to its bottom, then on a new page. */
export class Body {
  /** The upper edge of what comes next. */
  y: number;

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
  }

  get room(): number {
    return this.page.bottom - this.y;
  }

  turn(): void {
    this.y = this.page.turn();
  }

  /** Turns the page unless so much fits on this one. */
  ensure(height: number): void {
    if (height > this.room) this.turn();
  }
}
