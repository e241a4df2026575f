import { runTeardown } from './teardown-tasks';

export default async function globalTeardown(): Promise<void> {
  await runTeardown();
}
