import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { notFound } from '../../../domain/errors';
import type { Tx } from '../../../platform/database/transaction';
import { isId } from '../../../platform/ids';
import { newestFirst, paginate, type Page } from '../../../platform/pagination/paginate';
import type { ExportFileView, ListExportBatchesQuery } from '../dto/export-batch.dto';
import { ExportBatchEntity } from './export-batch.entity';

@Injectable()
export class ExportBatchesStore {
  /** 404 for an id that is malformed, unknown, or another organisation's. */
  async find(tx: Tx, id: string): Promise<ExportBatchEntity> {
    const found = isId('exp', id) ? await this.query(tx).andWhere('batch.id = :id', { id }).getOne() : null;
    if (!found) throw notFound('Export batch', id);
    return found;
  }

  list(tx: Tx, query: ListExportBatchesQuery): Promise<Page<ExportBatchEntity>> {
    const batches = this.query(tx);
    const { series, format } = query;
    if (series !== undefined) batches.andWhere('batch.series = :series', { series });
    if (format !== undefined) batches.andWhere('batch.format = :format', { format });
    return paginate(tx, batches, query, newestFirst('batch.id', 'exp'));
  }

  /** Batches of one series are frozen one after another; postings do not wait for it. */
  async lockSeries(tx: Tx, series: string): Promise<void> {
    if (tx.ctx.dry) return;
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [
      `export_batches ${tx.organisationId} ${series}`,
    ]);
  }

  latest(tx: Tx, series: string): Promise<ExportBatchEntity | null> {
    return this.query(tx)
      .andWhere('batch.series = :series', { series })
      .orderBy('batch.number', 'DESC')
      .getOne();
  }

  async newestEntry(tx: Tx): Promise<number> {
    const row = await tx.one<{ number: number }>(
      `SELECT coalesce(max(number), 0) AS number FROM journal_entries WHERE organisation_id = $1`,
      [tx.organisationId],
    );
    return row?.number ?? 0;
  }

  /** Written at once, not with the set: a file does not fit in memory. */
  async insertChunk(
    tx: Tx,
    { batchId, fileNo, chunkNo }: Readonly<{ batchId: string; fileNo: number; chunkNo: number }>,
    bytes: Buffer,
  ): Promise<void> {
    if (tx.ctx.dry) return;
    await tx.query(
      `INSERT INTO export_chunks (organisation_id, batch_id, file_no, chunk_no, bytes) VALUES ($1, $2, $3, $4, $5)`,
      [tx.organisationId, batchId, fileNo, chunkNo, bytes],
    );
  }

  insert(tx: Tx, batch: ExportBatchEntity, files: readonly ExportFileView[]): void {
    tx.writes.insert('export_batches', {
      organisation_id: batch.organisationId,
      id: batch.id,
      series: batch.series,
      number: batch.number,
      format: batch.format,
      first_entry: batch.firstEntry,
      last_entry: batch.lastEntry,
      entry_count: batch.entryCount,
      line_count: batch.lineCount,
      base_debit: batch.baseDebit,
      base_credit: batch.baseCredit,
      file_count: batch.fileCount,
      manifest: batch.manifest,
      sha256: `\\x${batch.sha256.toString('hex')}`,
      created_at: batch.createdAt,
      created_by: batch.createdBy,
      request_id: batch.requestId,
    });
    const rows = files.map((file) => ({
      organisation_id: batch.organisationId,
      batch_id: batch.id,
      file_no: file.fileNo,
      name: file.name,
      content_type: file.contentType,
      from_date: file.from,
      to_date: file.to,
      entry_count: file.entries,
      line_count: file.lines,
      base_debit: file.baseDebit,
      base_credit: file.baseCredit,
      bytes: file.bytes,
      sha256: `\\x${file.sha256}`,
    }));
    tx.writes.insert('export_files', ...rows);
  }

  private query(tx: Tx): SelectQueryBuilder<ExportBatchEntity> {
    return tx.manager
      .createQueryBuilder(ExportBatchEntity, 'batch')
      .where('batch.organisationId = :organisationId', { organisationId: tx.organisationId });
  }
}
