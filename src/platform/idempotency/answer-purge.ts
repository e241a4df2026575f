import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Background } from '../background/background';
import { Clock } from '../clock';

const HOUR_MS = 3_600_000;
const KEEP_MS = 48 * HOUR_MS;

/** Deletes stored answers after two days; the database refuses to delete any that is younger than one. */
@Injectable()
export class AnswerPurge implements OnModuleInit {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly background: Background,
  ) {}

  onModuleInit(): void {
    this.background.add({ name: 'answer-purge', everyMs: HOUR_MS, run: () => this.purge() });
  }

  private async purge(): Promise<void> {
    const olderThan = new Date(this.clock.now().getTime() - KEEP_MS);
    await this.dataSource.query(`SELECT purge_idempotency_keys($1)`, [olderThan]);
  }
}
