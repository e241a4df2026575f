import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { conflict, invalid } from '../../../domain/errors';
import { formatAmount } from '../../../domain/money/amount';
import { Decimal, sum } from '../../../domain/money/decimal';
import type { Tx } from '../../../platform/database/transaction';
import { makeId } from '../../../platform/ids';
import type { RequestContext } from '../../../platform/request-context/request-context';
import {
  DEFAULT_SERIES,
  type CreateExportBatchRequest,
  type ExportBatchView,
  type ExportFileView,
  type ExportManifestView,
} from '../dto/export-batch.dto';
import { formatNamed, type ExportFormat, type ExportSource } from '../formats';
import { JournalExportService } from '../journal-export.service';
import { inChunks } from './chunks';
import { ExportBatchesStore } from './export-batches.store';
import { fileSpans, type FileSpan } from './file-spans';
import { batchView, manifestOf } from './manifest';

interface Range {
  readonly fromEntry: number;
  readonly toEntry: number;
}

interface Batch extends Range {
  readonly id: string;
  readonly series: string;
  readonly number: number;
}

/**
 * Freezes the next range of entry numbers of a series: writes its files, keeps their bytes, and says what they hold. Entries
 * that come later, back-dated ones and voids included, have higher numbers and are the next batch's.
 */
@Injectable()
export class FreezeBatch {
  constructor(
    private readonly store: ExportBatchesStore,
    private readonly exports: JournalExportService,
  ) {}

  async stage(tx: Tx, ctx: RequestContext, request: CreateExportBatchRequest): Promise<ExportBatchView> {
    const series = request.series ?? DEFAULT_SERIES;
    await this.store.lockSeries(tx, series);
    const latest = await this.store.latest(tx, series);
    const range = this.range(latest?.lastEntry ?? 0, await this.store.newestEntry(tx), request);
    const batch = { id: makeId('exp', ctx), series, number: (latest?.number ?? 0) + 1, ...range };
    const facts = await this.facts(tx, ctx, batch, request.format);
    const { text, sha256 } = manifestOf(facts);
    const frozen = {
      organisationId: tx.organisationId,
      id: batch.id,
      series,
      number: batch.number,
      format: request.format,
      firstEntry: facts.firstEntry,
      lastEntry: facts.lastEntry,
      entryCount: facts.entries,
      lineCount: facts.lines,
      baseDebit: facts.baseDebit,
      baseCredit: facts.baseCredit,
      fileCount: facts.files.length,
      manifest: text,
      sha256,
      createdAt: ctx.now,
      createdBy: ctx.caller.keyId,
      requestId: ctx.requestId,
    };
    this.store.insert(tx, frozen, facts.files);
    const view = batchView(frozen, { test: ctx.test });
    tx.emit({ type: 'journal.exported', objectType: 'export_batch', objectId: batch.id, data: view });
    return view;
  }

  private range(done: number, newest: number, { toEntry = newest }: CreateExportBatchRequest): Range {
    if (toEntry > newest) throw invalid('toEntry', `must be at most ${newest}, the newest entry`);
    if (toEntry <= done) {
      throw conflict('nothing_to_export', `The series holds all entries through ${done}.`, {
        lastEntry: done,
        newestEntry: newest,
      });
    }
    return { fromEntry: done + 1, toEntry };
  }

  private async facts(
    tx: Tx,
    ctx: RequestContext,
    batch: Batch,
    formatName: CreateExportBatchRequest['format'],
  ): Promise<ExportManifestView> {
    const { fromEntry, toEntry } = batch;
    const { baseCurrency } = ctx.organisation;
    const format = formatNamed(formatName);
    const wholeEntries = format.wholeEntries ?? false;
    const range = { fromEntry, toEntry, wholeEntries };
    const spans = await this.exports.read(ctx, range, (source) => fileSpans(source, format));
    const files: ExportFileView[] = [];
    for (const [i, span] of spans.entries()) {
      const query = { ...range, from: span.from, to: span.to };
      files.push(
        await this.exports.read(ctx, query, (source) =>
          this.file(tx, batch, format, source, { span, fileNo: i + 1 }),
        ),
      );
    }
    const totals = await this.exports.read(ctx, range, (source) => source.totals());
    const facts = {
      series: batch.series,
      number: batch.number,
      format: formatName,
      firstEntry: fromEntry,
      lastEntry: toEntry,
      entries: Number(totals.entries),
      lines: Number(totals.lines),
      baseDebit: formatAmount(new Decimal(totals.baseDebit), baseCurrency),
      baseCredit: formatAmount(new Decimal(totals.baseCredit), baseCurrency),
      baseCurrency,
      files,
      createdAt: ctx.now.toISOString(),
    };
    assertWhole(facts);
    return facts;
  }

  private async file(
    tx: Tx,
    batch: Batch,
    format: ExportFormat,
    source: ExportSource,
    { span, fileNo }: { span: FileSpan; fileNo: number },
  ): Promise<ExportFileView> {
    const { baseCurrency } = source.organisation;
    const name = (await format.fileName?.(source)) ?? plainName(batch, span, format);
    const totals = await source.totals();
    const hash = createHash('sha256');
    let [bytes, chunkNo] = [0, 0];
    for await (const chunk of inChunks(format.write(source))) {
      hash.update(chunk);
      bytes += chunk.length;
      chunkNo += 1;
      await this.store.insertChunk(tx, { batchId: batch.id, fileNo, chunkNo }, chunk);
    }
    return {
      fileNo,
      name,
      contentType: format.contentType,
      from: span.from,
      to: span.to,
      entries: Number(totals.entries),
      lines: Number(totals.lines),
      baseDebit: formatAmount(new Decimal(totals.baseDebit), baseCurrency),
      baseCredit: formatAmount(new Decimal(totals.baseCredit), baseCurrency),
      bytes,
      sha256: hash.digest('hex'),
    };
  }
}

/** The files together are the range, or nothing is frozen. */
function assertWhole({ files, ...facts }: ExportManifestView): void {
  const total = (of: (file: ExportFileView) => string | number): string =>
    sum(files.map((file) => new Decimal(of(file)))).toFixed();
  const whole =
    facts.entries === facts.lastEntry - facts.firstEntry + 1 &&
    total(({ entries }) => entries) === String(facts.entries) &&
    total(({ lines }) => lines) === String(facts.lines) &&
    new Decimal(facts.baseDebit).equals(total(({ baseDebit }) => baseDebit)) &&
    new Decimal(facts.baseCredit).equals(total(({ baseCredit }) => baseCredit)) &&
    facts.baseDebit === facts.baseCredit;
  if (!whole) throw new Error(`the files of ${facts.series} ${facts.number} do not add up to its range`);
}

const plainName = ({ series, number }: Batch, { name }: FileSpan, { extension }: ExportFormat): string =>
  `journal-${series.replace(/[^A-Za-z0-9._-]+/g, '-')}-${String(number).padStart(4, '0')}${name === null ? '' : `-${name}`}.${extension}`;
