import { operationsOf, type ApiDocument, type Operation } from '../../../src/openapi/document';
import type { RecordedExample } from '../../../src/openapi/recorded-examples';
import type { Answer, TestApp } from '../app';
import { Normaliser } from './normalise';

export const NOW = '2026-04-25T12:00:00Z';

/** A request by the name of its operation; method and path are those of the API document. */
export interface Call {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
}

interface Recording extends Call {
  readonly name?: string;
  /** Leaves out of a long answer what teaches nothing. */
  readonly shorten?: (body: Answer['body']) => unknown;
}

/** Calls operations with one key and keeps each request with its answer. */
export class Recorder {
  readonly examples: Record<string, RecordedExample[]> = {};
  private readonly operations: ReadonlyMap<string, Operation>;
  private readonly normaliser = new Normaliser();

  constructor(
    private readonly app: TestApp,
    document: ApiDocument,
  ) {
    this.operations = new Map(operationsOf(document).map((operation) => [operation.id, operation]));
  }

  get operationIds(): string[] {
    return [...this.operations.keys()];
  }

  /** Seals what has been posted so far, which the service does in the background. */
  sealAll(): Promise<void> {
    this.app.clock.travelTo(NOW);
    return this.app.sealAll();
  }

  as(headers: Readonly<Record<string, string>>) {
    return {
      call: (id: string, call: Call = {}) => this.send(id, call, headers).then(({ body }) => body),
      record: (id: string, recording: Recording = {}) => this.record(id, recording, headers),
    };
  }

  private async record(
    id: string,
    { name = 'example', shorten = (body) => body as unknown, ...request }: Recording,
    headers: Readonly<Record<string, string>>,
  ): Promise<Answer['body']> {
    const { status, body, contentType } = await this.send(id, request, headers);
    const answer = contentType === '' ? { status } : { status, contentType, body: shorten(body) };
    (this.examples[id] ??= []).push(this.normaliser.example({ name, request, answer }));
    return body;
  }

  private async send(
    id: string,
    { path = {}, query, body }: Call,
    headers: Readonly<Record<string, string>>,
  ) {
    const operation = this.operations.get(id);
    if (!operation) throw new Error(`the API has no operation ${id}`);
    this.app.clock.travelTo(NOW);
    const url = new URL(
      operation.path.replace(/\{(\w+)\}/g, (_, name: string) => path[name] ?? ''),
      this.app.url,
    );
    url.search = new URLSearchParams(query).toString();
    const answer = await fetch(url, {
      method: operation.method.toUpperCase(),
      headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${id} answered ${answer.status}: ${text}`);
    const [contentType = ''] = (answer.headers.get('content-type') ?? '').split(';');
    return {
      status: answer.status,
      contentType,
      body: contentType === 'application/json' ? JSON.parse(text) : text,
    };
  }
}

export type Caller = ReturnType<Recorder['as']>;
