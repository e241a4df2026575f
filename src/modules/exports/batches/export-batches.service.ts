import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { notFound } from '../../../domain/errors';
import { ExportPool } from '../../../platform/database/export-pool';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { mapPage, type Page } from '../../../platform/pagination/paginate';
import type { RequestContext } from '../../../platform/request-context/request-context';
import type {
  CreateExportBatchRequest,
  ExportBatchView,
  ExportFileView,
  ListExportBatchesQuery,
} from '../dto/export-batch.dto';
import { ExportBatchesStore } from './export-batches.store';
import { FreezeBatch } from './freeze-batch';
import { batchView, fileOf } from './manifest';

@Injectable()
export class ExportBatchesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly pool: ExportPool,
    private readonly store: ExportBatchesStore,
    private readonly freezing: FreezeBatch,
  ) {}

  create(ctx: RequestContext, request: CreateExportBatchRequest): Promise<ExportBatchView> {
    return this.work.run(ctx, (tx) => this.freezing.stage(tx, ctx, request));
  }

  list(ctx: RequestContext, query: ListExportBatchesQuery): Promise<Page<ExportBatchView>> {
    return this.work.read(ctx, async (tx) =>
      mapPage(await this.store.list(tx, query), (batch) => batchView(batch, { test: false })),
    );
  }

  get(ctx: RequestContext, id: string): Promise<ExportBatchView> {
    return this.work.read(ctx, async (tx) => batchView(await this.store.find(tx, id), { test: false }));
  }

  /** Byte for byte what the batch's hash is of. */
  manifest(ctx: RequestContext, id: string): Promise<string> {
    return this.work.read(ctx, async (tx) => (await this.store.find(tx, id)).manifest);
  }

  /** The very bytes that were frozen, streamed. */
  async file(
    ctx: RequestContext,
    id: string,
    fileNo: string,
  ): Promise<{ readonly file: ExportFileView; readonly bytes: Readable }> {
    const batch = await this.work.read(ctx, (tx) => this.store.find(tx, id));
    const file = fileOf(batch, fileNo);
    if (!file) throw notFound('File', fileNo);
    return this.pool.stream(ctx, (snapshot) => {
      const chunks = snapshot.rows<{ bytes: Buffer }>(
        `SELECT bytes FROM export_chunks WHERE organisation_id = $1 AND batch_id = $2 AND file_no = $3 ORDER BY chunk_no`,
        [batch.organisationId, id, file.fileNo],
      );
      return { file, pieces: bytesOf(chunks) };
    });
  }
}

async function* bytesOf(chunks: AsyncIterable<{ readonly bytes: Buffer }>): AsyncGenerator<Buffer> {
  for await (const { bytes } of chunks) yield bytes;
}
