import { overHttp } from '../../../demo/retail/api';
import { startService } from '../../../demo/retail/service';

export type Send = (
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<{ status: number; body: unknown }>;

/** All that the scenario knows of the service; whatever can answer requests can stand in. */
export interface ServiceUnderTest {
  readonly send: Send;
  readonly staffKey: string;
  stop(): Promise<void>;
}

/** The built service as its users start it, with its embedded database. */
export async function startServiceUnderTest(): Promise<ServiceUnderTest> {
  const service = await startService();
  return { send: overHttp(service.url), staffKey: service.staffKey, stop: () => service.stop() };
}
