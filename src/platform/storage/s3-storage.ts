import type { OnApplicationShutdown } from '@nestjs/common';
import type { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { assertKey, KeyTaken, storageUnavailable, type ObjectStorage } from './object-storage';

export interface S3Settings {
  readonly bucket: string;
  readonly region: string;
  /** Of a server that speaks S3; absent for Amazon's own. */
  readonly endpoint?: string;
  /** What leads every key, without a slash at its end; may be empty. */
  readonly prefix: string;
  /** Absent: what the SDK finds in its environment, the role of the machine for instance. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

interface Sdk {
  readonly client: S3Client;
  readonly Get: typeof GetObjectCommand;
  readonly Put: typeof PutObjectCommand;
}

const TRIES = 3;
const CONNECT_MS = 3000;
const ANSWER_MS = 15_000;
/** A file is at most a few megabytes: whoever is at it for so long does not come to an end. */
const WHOLE_MS = 60_000;

/** Files in a bucket. The SDK is loaded when the first of them is put or got. */
export class S3Storage implements ObjectStorage, OnApplicationShutdown {
  private loading: Promise<Sdk> | undefined;

  constructor(private readonly settings: S3Settings) {}

  async put(key: string, bytes: Buffer, mediaType: string): Promise<void> {
    assertKey(key);
    if (await this.holds(key, bytes)) return;
    try {
      await this.write(key, bytes, mediaType, true);
    } catch (error) {
      const status = statusOf(error);
      if (isTaken(status) && (await this.holds(key, bytes))) return;
      // A server that does not know the condition: we have looked, and no two put different bytes under a key of ours.
      if (status !== 501) throw storageUnavailable(error);
      await this.write(key, bytes, mediaType, false).catch((second: unknown) => {
        throw storageUnavailable(second);
      });
    }
  }

  async get(key: string): Promise<Buffer | null> {
    assertKey(key);
    const { client, Get } = await this.sdk();
    try {
      const { Body } = await client.send(
        new Get({ Bucket: this.settings.bucket, Key: this.nameOf(key) }),
        inTime(),
      );
      return Body === undefined ? null : Buffer.from(await Body.transformToByteArray());
    } catch (error) {
      if ((error as { readonly name?: unknown } | null)?.name === 'NoSuchKey') return null;
      throw storageUnavailable(error);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    (await this.loading)?.client.destroy();
  }

  private async write(key: string, bytes: Buffer, mediaType: string, onlyNew: boolean): Promise<void> {
    const { client, Put } = await this.sdk();
    await client.send(
      new Put({
        Bucket: this.settings.bucket,
        Key: this.nameOf(key),
        Body: bytes,
        ContentType: mediaType,
        ...(onlyNew && { IfNoneMatch: '*' }),
      }),
      inTime(),
    );
  }

  private async holds(key: string, bytes: Buffer): Promise<boolean> {
    const found = await this.get(key);
    if (found === null) return false;
    if (!found.equals(bytes)) throw new KeyTaken(key);
    return true;
  }

  private nameOf(key: string): string {
    return this.settings.prefix === '' ? key : `${this.settings.prefix}/${key}`;
  }

  private sdk(): Promise<Sdk> {
    return (this.loading ??= this.load());
  }

  private async load(): Promise<Sdk> {
    const { S3Client, GetObjectCommand, PutObjectCommand } = await import('@aws-sdk/client-s3');
    const { region, endpoint, credentials } = this.settings;
    const client = new S3Client({
      region,
      maxAttempts: TRIES,
      // Other servers than Amazon's refuse the checksums that the SDK would add by itself.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: {
        connectionTimeout: CONNECT_MS,
        requestTimeout: ANSWER_MS,
        throwOnRequestTimeout: true,
      },
      ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
      ...(credentials && { credentials }),
    });
    return { client, Get: GetObjectCommand, Put: PutObjectCommand };
  }
}

const inTime = (): { abortSignal: AbortSignal } => ({ abortSignal: AbortSignal.timeout(WHOLE_MS) });

/** 412: it exists; 409: another put of it is under way. */
const isTaken = (status: number | undefined): boolean => status === 412 || status === 409;

function statusOf(error: unknown): number | undefined {
  const { $metadata } = (error ?? {}) as { $metadata?: { httpStatusCode?: number } };
  return $metadata?.httpStatusCode;
}
