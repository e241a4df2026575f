import type { Server } from 'node:http';

/**
 * What a client expects beside `100-continue` may be passed over (RFC 9110, 10.1.1). Left to itself Node answers it with 417 and
 * an empty body, before the request has an id, a log line or a problem to be told as.
 */
export function passOverExpectations(server: Server): void {
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
}
