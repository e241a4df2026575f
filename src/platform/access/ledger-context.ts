import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock, dateIn } from '../clock';
import { ledgerIsClosed } from '../database/closed-ledger';
import { UnitOfWork } from '../database/unit-of-work';
import { inBackground } from '../request-context/in-background';
import type { OperatorContext, RequestContext } from '../request-context/request-context';
import { organisationFacts, type OrganisationRecord } from './organisation-record';

/** Contexts for work inside a ledger that nobody asks for at this moment. */
@Injectable()
export class LedgerContexts {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly work: UnitOfWork,
  ) {}

  /** Throws `conflict organisation_reset` for a ledger that its sandbox has left: nothing happens in it any more. */
  async of(organisationId: string, name: string): Promise<RequestContext> {
    const operator = inBackground(name, this.clock.now());
    const record = await this.work.read(
      operator,
      (tx) =>
        tx.one<OrganisationRecord & object>(`SELECT * FROM organisations WHERE organisation_id = $1`, [
          organisationId,
        ]),
      { organisationId },
    );
    if (!record) throw ledgerIsClosed();
    return inside(operator, record);
  }

  /** By the public handle, in the ledger that the organisation has now. */
  async ofOrganisation(handle: string, operator: OperatorContext): Promise<RequestContext> {
    const [record] = await this.dataSource.query<OrganisationRecord[]>(
      `SELECT * FROM find_organisation($1)`,
      [handle],
    );
    if (!record) throw new Error(`there is no organisation ${handle}`);
    return inside(operator, record);
  }
}

/** Work in the ledger has the rights of a client of it, whatever the operator's are. */
function inside(operator: OperatorContext, record: OrganisationRecord): RequestContext {
  const organisation = organisationFacts(record);
  return { ...operator, organisation, today: dateIn(organisation.timeZone, operator.now) };
}
