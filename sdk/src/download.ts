import { failedConnection } from './http/failures';

/** A file as it arrives. Read it once: as chunks (`for await`, `pipeline`), or whole by `bytes()` or `text()`. */
export class Download implements AsyncIterable<Uint8Array> {
  /** `application/pdf`, say. */
  readonly contentType: string | null;
  /** The name that the service gives it. */
  readonly fileName: string | null;
  readonly headers: Headers;

  constructor(
    private readonly response: Response,
    private readonly signal: AbortSignal | undefined,
  ) {
    this.headers = response.headers;
    this.contentType = response.headers.get('content-type');
    this.fileName = fileNameIn(response.headers.get('content-disposition'));
  }

  /** A file that breaks off throws `connection_failed`: what arrived before is not all of it. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
    const { body } = this.response;
    if (!body) return;
    try {
      yield* body as unknown as AsyncIterable<Uint8Array>;
    } catch (thrown) {
      this.brokenOff(thrown);
    }
  }

  async bytes(): Promise<Uint8Array> {
    return new Uint8Array(
      await this.response.arrayBuffer().catch((thrown: unknown) => this.brokenOff(thrown)),
    );
  }

  /** Decoded as UTF-8. */
  text(): Promise<string> {
    return this.response.text().catch((thrown: unknown) => this.brokenOff(thrown));
  }

  private brokenOff(thrown: unknown): never {
    this.signal?.throwIfAborted();
    throw failedConnection(thrown).error;
  }
}

/** RFC 6266: the extended form first. */
function fileNameIn(disposition: string | null): string | null {
  const extended = /filename\*=UTF-8''([^;\s]+)/i.exec(disposition ?? '')?.[1];
  if (extended !== undefined) return decoded(extended);
  const plain = /filename="((?:[^"\\]|\\.)*)"|filename=([^;\s"]+)/i.exec(disposition ?? '');
  return plain?.[1]?.replace(/\\(.)/g, '$1') ?? plain?.[2] ?? null;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
