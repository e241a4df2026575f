/** Lets one request of a name through at a time, within this process: the others wait here, holding no connection. */
export class InFlight {
  private readonly running = new Map<string, Promise<void>>();

  /** The turn, to be left when done; null if it did not come within the time given. */
  async enter(name: string, waitMs: number): Promise<{ leave: () => void } | null> {
    const deadline = Date.now() + waitMs;
    for (let current = this.running.get(name); current; current = this.running.get(name)) {
      if (!(await settledBefore(current, deadline))) return null;
    }
    let done: () => void = () => undefined;
    const turn = new Promise<void>((resolve) => (done = resolve));
    this.running.set(name, turn);
    return {
      leave: () => {
        this.running.delete(name);
        done();
      },
    };
  }
}

async function settledBefore(promise: Promise<void>, deadline: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), Math.max(0, deadline - Date.now()));
  });
  const settled = await Promise.race([promise.then(() => true as const), late]);
  clearTimeout(timer);
  return settled;
}
