import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Background } from '../../../platform/background/background';
import { KeptSums } from '../../../platform/background/kept-sums';
import { advance, ENTRIES_BEHIND, forget } from './advance';

/** Keeps the sums of the journals. A report is right wherever they stand, only slower when they are far behind. */
@Injectable()
export class Rollup extends KeptSums {
  protected readonly addUp = advance;

  constructor(@InjectDataSource() dataSource: DataSource, background: Background) {
    super({ name: 'rollup', behind: 'rollups_behind', enough: ENTRIES_BEHIND }, dataSource, background);
  }

  /** Makes the sums again from the lines. Reports meanwhile read the old ones, or the lines themselves. */
  async rebuild(organisationId: string): Promise<void> {
    await this.inTransaction(organisationId, (ask) => forget(ask, organisationId));
    await this.advance(organisationId);
  }
}
