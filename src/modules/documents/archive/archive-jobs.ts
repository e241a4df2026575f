import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { LedgerContexts } from '../../../platform/access/ledger-context';
import type { Config } from '../../../platform/config/config';
import { CONFIG } from '../../../platform/config/config.token';
import type { DocumentType } from '../../../platform/database/document-tables';
import { Jobs, type Job } from '../../../platform/jobs/jobs';
import { Relay } from '../../../platform/outbox/relay';
import { Archive } from './archive';

export const ARCHIVE = 'archive';

/** The events with which a document becomes what it will be; a credit note may be applied without having been issued before. */
const ISSUES: Readonly<Record<string, DocumentType>> = {
  'credit_note.issued': 'credit_note',
  'credit_note.applied': 'credit_note',
  'invoice.issued': 'invoice',
};

/** Longer than a rendering and the storage of its files can take together. */
const LEASE_SECONDS = 300;

interface Payload {
  readonly type: DocumentType;
}

/** Archives documents in the background once they are issued. */
@Injectable()
export class ArchiveJobs implements OnModuleInit {
  constructor(
    private readonly archive: Archive,
    private readonly relay: Relay,
    private readonly jobs: Jobs,
    private readonly ledgers: LedgerContexts,
    @Inject(CONFIG) private readonly config: Pick<Config, 'renderThreads'>,
  ) {}

  onModuleInit(): void {
    this.relay.subscribe({
      name: ARCHIVE,
      wants: (type) => Object.hasOwn(ISSUES, type),
      relay: (tx, events) => {
        const documents = new Map(events.map(({ objectId, type }) => [objectId, ISSUES[type]]));
        for (const [subject, type] of documents)
          this.jobs.add(tx, { kind: ARCHIVE, subject, payload: { type } });
        return Promise.resolve();
      },
    });
    this.jobs.handle({
      kind: ARCHIVE,
      // One more than can be rendered at once: while its files are stored, the next is rendered.
      concurrency: this.config.renderThreads + 1,
      leaseSeconds: LEASE_SECONDS,
      work: (job) => this.work(job as Job<Payload>),
    });
  }

  private async work(job: Job<Payload>): Promise<void> {
    const ctx = await this.ledgers.of(job.organisationId, ARCHIVE);
    await this.archive.archive(ctx, job.payload.type, job.subject, (tx) => this.jobs.done(tx, job));
  }
}
