type Task = () => Promise<void>;

/** The global set-up and teardown run in one process but in module registries of their own. */
const shared = globalThis as { contraTeardown?: Task[] };

export function keepForTeardown(task: Task): void {
  (shared.contraTeardown ??= []).push(task);
}

export async function runTeardown(): Promise<void> {
  for (const task of (shared.contraTeardown ?? []).splice(0).reverse()) await task();
}
