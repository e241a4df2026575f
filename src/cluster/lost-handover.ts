import type { Worker } from 'node:cluster';

type Send = (message: unknown, handle?: unknown, ...rest: unknown[]) => boolean;

/**
 * Ends the connection that was being handed to a worker when it died. The primary accepts connections and hands each over,
 * one at a time a worker; what it hands to one that dies before it has taken it, Node leaves open for ever, and its client
 * waits as long (lib/internal/cluster/round_robin_handle.js). Where Node hands over otherwise, this does nothing.
 */
export function endLostHandover(worker: Worker): void {
  let last: { close(): void } | null = null;
  const { process: child } = worker;
  const send = child.send.bind(child) as Send;
  child.send = (message: unknown, handle: unknown, ...rest: unknown[]) => {
    if (isHandover(message) && canClose(handle)) last = handle;
    return send(message, handle, ...rest);
  };
  // One that the worker took is closed here already, and to close it again does nothing.
  worker.once('exit', () => last?.close());
}

const isHandover = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && 'act' in message && message.act === 'newconn';

const canClose = (handle: unknown): handle is { close(): void } =>
  typeof handle === 'object' && handle !== null && 'close' in handle && typeof handle.close === 'function';
