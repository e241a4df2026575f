import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.token';

const SWEEP_MS = 50;

/**
 * How the connections of HTTP end when the service stops: none before its answer has left, none that is kept alive holds
 * the stop, and what has not finished after SHUTDOWN_TIMEOUT_SECONDS (a reader that does not read, say) is cut off.
 */
@Injectable()
export class Connections implements BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly logger = new Logger('service');
  private readonly server: Server;
  /**
   * That have not left yet, by their connection: of those that were behind others as it ended, Node never says that they
   * are closed.
   */
  private readonly answers = new Map<Socket, Set<ServerResponse>>();
  private sweep: NodeJS.Timeout | undefined;
  private deadline: NodeJS.Timeout | undefined;

  constructor(
    host: HttpAdapterHost,
    @Inject(CONFIG) private readonly config: Pick<Config, 'shutdownTimeoutSeconds'>,
  ) {
    this.server = host.httpAdapter.getHttpServer() as Server;
    this.server.on('request', ({ socket }: IncomingMessage, answer: ServerResponse) => {
      const answers = this.answersTo(socket);
      answers.add(answer);
      answer.once('close', () => answers.delete(answer));
    });
    const closeIdle = this.server.closeIdleConnections.bind(this.server);
    // Node takes a connection for idle once its answer was handed over, and would cut off what the network has not taken.
    this.server.closeIdleConnections = () => {
      if (!this.unfinished().some(isLeaving)) closeIdle();
    };
  }

  beforeApplicationShutdown(): void {
    const seconds = this.config.shutdownTimeoutSeconds;
    // Whoever was told to keep a connection before the stop began may become idle long after the server closed.
    this.sweep = setInterval(() => {
      if (!this.server.listening) this.server.closeIdleConnections();
    }, SWEEP_MS).unref();
    this.deadline = setTimeout(() => {
      this.logger.warn(`${this.size} requests not finished after ${seconds} s: cut off`);
      this.server.closeAllConnections();
    }, seconds * 1000).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.sweep);
    clearTimeout(this.deadline);
  }

  private answersTo(socket: Socket): Set<ServerResponse> {
    const known = this.answers.get(socket);
    if (known) return known;
    const answers = new Set<ServerResponse>();
    // One that has ended says so no more.
    if (socket.destroyed) return answers;
    this.answers.set(socket, answers);
    socket.once('close', () => this.answers.delete(socket));
    return answers;
  }

  /** Answers that have not left yet. */
  get size(): number {
    return this.unfinished().length;
  }

  private unfinished(): ServerResponse[] {
    return [...this.answers.values()].flatMap((answers) => [...answers]);
  }
}

const isLeaving = (answer: ServerResponse): boolean => answer.writableEnded && !answer.writableFinished;
