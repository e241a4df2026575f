import { Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Background } from '../background/background';

const FLUSH_MS = 1000;

/** Notes when each key was last used, once a second for all keys: no request waits for it. */
@Injectable()
export class LastUsed implements OnModuleInit, BeforeApplicationShutdown {
  private readonly used = new Map<string, Date>();

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly background: Background,
  ) {}

  onModuleInit(): void {
    this.background.add({
      name: 'last-used',
      everyMs: FLUSH_MS,
      everywhere: true,
      run: () => this.flush(),
    });
  }

  note(keyId: string, at: Date): void {
    this.used.set(keyId, at);
  }

  private async flush(): Promise<void> {
    if (this.used.size === 0) return;
    const used = [...this.used].map(([id, at]) => ({ id, at }));
    this.used.clear();
    try {
      await this.dataSource.query(`SELECT touch_api_keys($1)`, [JSON.stringify(used)]);
    } catch {
      // Last use is a convenience; the next use of the key notes it again.
    }
  }

  /** While there still is a connection. Of the requests that end after it, the last use is not noted. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.flush();
  }
}
