import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DomainError } from '../../domain/errors';
import { LedgerContexts } from '../../platform/access/ledger-context';
import { Background } from '../../platform/background/background';
import { Clock } from '../../platform/clock';
import type { Config } from '../../platform/config/config';
import { CONFIG } from '../../platform/config/config.token';
import { Jobs, type Job } from '../../platform/jobs/jobs';
import { MailTransport, type MailAnswer, type MailAttachment } from '../../platform/mail/mail';
import type { RequestContext } from '../../platform/request-context/request-context';
import { EMAIL_JOB } from '../deliveries/deliveries';
import type { Delivery } from '../deliveries/delivery';
import { Documents } from '../documents/documents';
import { DeliveryProgress, type Begun } from './delivery-progress';
import { mailMessage } from './message/mail-message';

const CONCURRENCY = 4;
/** What an attempt may take beside the exchange with the mail server: rendering, and noting what became of it. */
const BESIDE_SECONDS = 120;

/**
 * Sends what is due. First it is noted that an attempt begins, then the message is handed over, then the answers are noted
 * together with what follows from them. A process that ends in between leaves an attempt of unknown outcome, and the message
 * goes out again with the same Message-ID.
 */
@Injectable()
export class MailWorker implements OnModuleInit {
  private readonly logger = new Logger('mail');

  constructor(
    private readonly jobs: Jobs,
    private readonly contexts: LedgerContexts,
    private readonly clock: Clock,
    private readonly documents: Documents,
    private readonly progress: DeliveryProgress,
    private readonly mail: MailTransport,
    private readonly background: Background,
    @Inject(CONFIG) private readonly config: Pick<Config, 'mailTimeoutSeconds'>,
  ) {}

  onModuleInit(): void {
    this.jobs.handle({
      kind: EMAIL_JOB,
      concurrency: CONCURRENCY,
      leaseSeconds: this.config.mailTimeoutSeconds + BESIDE_SECONDS,
      work: (job) => this.work(job),
    });
  }

  private async work(job: Job): Promise<void> {
    const ctx = await this.contexts.of(job.organisationId, 'mail');
    const begun = await this.progress.begin(ctx, job);
    if (!begun) return;
    const answers = await this.handOver(ctx, begun);
    await this.progress.end({ ...ctx, now: this.clock.now() }, job, begun, answers);
  }

  /** Whatever goes wrong before the mail server has it is an answer as well: it is noted, and tried again. */
  private async handOver(ctx: RequestContext, { delivery, pending }: Begun): Promise<MailAnswer> {
    try {
      const { type, id } = delivery.document;
      const model = await this.documents.model(ctx, type, id);
      const attachments = await this.attachmentsOf(ctx, delivery);
      const message = mailMessage(delivery, model, attachments, pending);
      return await this.mail.send(message, this.background.lastCall);
    } catch (error) {
      this.logger.error({ delivery: delivery.id, err: error }, 'a message could not be made');
      const final = error instanceof DomainError && error.code === 'einvoice_incomplete';
      return pending.map(({ address }) => ({
        recipient: address,
        outcome: final ? 'refused' : 'deferred',
        code: null,
        text: null,
        error: error instanceof DomainError ? error.message : 'The message could not be made',
      }));
    }
  }

  private async attachmentsOf(
    ctx: RequestContext,
    { document, attach }: Delivery,
  ): Promise<MailAttachment[]> {
    const { type, id } = document;
    const files: MailAttachment[] = [];
    for (const each of attach) {
      const file =
        each === 'pdf'
          ? await this.documents.pdf(ctx, type, id)
          : await this.documents.xml(ctx, type, id, each);
      const { content, mediaType, fileName } = file;
      files.push({ content, mediaType, fileName: nameOf(fileName, each, attach) });
    }
    return files;
  }
}

/** Two XML files of one document would have one name. */
const nameOf = (fileName: string, syntax: string, attach: Delivery['attach']): string =>
  syntax !== 'pdf' && attach.includes('ubl') && attach.includes('cii')
    ? fileName.replace(/\.xml$/, `.${syntax}.xml`)
    : fileName;
