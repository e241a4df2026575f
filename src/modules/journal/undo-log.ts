/** What was done to things in hand, so that it can be undone: it costs what was done, not what is in hand. */
export class UndoLog {
  private readonly undos: (() => void)[] = [];

  /** Of what was just done: puts back what was before. */
  add(undo: () => void): void {
    this.undos.push(undo);
  }

  /** Does the work, or, when it throws, leaves all as it was. */
  restoring<T>(work: () => T): T {
    const before = this.undos.length;
    try {
      return work();
    } catch (error) {
      for (const undo of this.undos.splice(before).reverse()) undo();
      throw error;
    }
  }
}
