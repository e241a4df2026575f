import { Injectable } from '@nestjs/common';
import { conflict, notFound } from '../../../domain/errors';
import type { Tx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { isId, makeId } from '../../../platform/ids';
import type { RequestContext } from '../../../platform/request-context/request-context';
import type { AttachFileRequest, AttachmentsView, AttachmentView } from '../dto/attachment.dto';
import { DraftEntriesStore } from '../draft-entries.store';
import { readFile } from './read-file';

interface AttachmentRecord {
  readonly id: string;
  readonly entry_id: string;
  readonly file_name: string;
  readonly content_type: string;
  readonly size: number;
  readonly sha256: Buffer;
  readonly note: string | null;
  readonly created_at: Date;
  readonly created_by: string;
  readonly withdrawn_at: Date | null;
  readonly withdrawn_by: string | null;
  readonly withdrawal_reason: string | null;
}

export interface StoredFile {
  readonly fileName: string;
  readonly contentType: string;
  readonly content: Buffer;
}

const COLUMNS = `id, entry_id, file_name, content_type, length(content) AS size, sha256, note, created_at, created_by,
  withdrawn_at, withdrawn_by, withdrawal_reason`;

/** The files of entries. They are records as the entries are: added and read, withdrawn with a reason, never changed or deleted. */
@Injectable()
export class AttachmentsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly drafts: DraftEntriesStore,
  ) {}

  attach(ctx: RequestContext, entryId: string, request: AttachFileRequest): Promise<AttachmentView> {
    const file = readFile(request);
    return this.work.run(ctx, async (tx) => {
      await this.assertPosted(tx, entryId);
      const record: AttachmentRecord = {
        id: makeId('att', ctx),
        entry_id: entryId,
        file_name: file.fileName,
        content_type: file.contentType,
        size: file.content.length,
        sha256: file.sha256,
        note: request.note ?? null,
        created_at: ctx.now,
        created_by: ctx.caller.keyId,
        withdrawn_at: null,
        withdrawn_by: null,
        withdrawal_reason: null,
      };
      stageFile(tx, record, file.content);
      return tell(tx, 'journal_entry.file_attached', record);
    });
  }

  list(ctx: RequestContext, entryId: string): Promise<AttachmentsView> {
    return this.work.read(ctx, async (tx) => {
      if (!(await this.drafts.find(tx, entryId))) await this.assertPosted(tx, entryId);
      const records = await tx.query<AttachmentRecord & object>(
        `SELECT ${COLUMNS} FROM journal_attachments WHERE organisation_id = $1 AND entry_id = $2 ORDER BY id`,
        [tx.organisationId, entryId],
      );
      return { data: records.map(viewOf) };
    });
  }

  read(ctx: RequestContext, entryId: string, id: string): Promise<StoredFile> {
    return this.work.read(ctx, async (tx) => {
      const file = await tx.one<{ file_name: string; content_type: string; content: Buffer }>(
        `SELECT file_name, content_type, content FROM journal_attachments
         WHERE organisation_id = $1 AND entry_id = $2 AND id = $3`,
        [tx.organisationId, entryId, id],
      );
      if (!file) throw notFound('Attachment', id);
      return { fileName: file.file_name, contentType: file.content_type, content: file.content };
    });
  }

  withdraw(ctx: RequestContext, entryId: string, id: string, reason: string): Promise<AttachmentView> {
    return this.work.run(ctx, async (tx) => {
      const record = await tx.one<AttachmentRecord & object>(
        `SELECT ${COLUMNS} FROM journal_attachments
         WHERE organisation_id = $1 AND entry_id = $2 AND id = $3 ${tx.forUpdate}`,
        [tx.organisationId, entryId, id],
      );
      if (!record) throw notFound('Attachment', id);
      if (record.withdrawn_at !== null) throw conflict('already_withdrawn', 'The file has been withdrawn.');
      const by = ctx.caller.keyId;
      tx.writes.update(
        `UPDATE journal_attachments SET withdrawn_at = $3, withdrawn_by = $4, withdrawal_reason = $5
          WHERE organisation_id = $1 AND id = $2 AND withdrawn_at IS NULL`,
        [tx.organisationId, id, ctx.now, by, reason],
      );
      const withdrawn = { withdrawn_at: ctx.now, withdrawn_by: by, withdrawal_reason: reason };
      return tell(tx, 'journal_entry.file_withdrawn', { ...record, ...withdrawn });
    });
  }

  private async assertPosted(tx: Tx, entryId: string): Promise<void> {
    const posted =
      isId('je', entryId) &&
      (await tx.one(`SELECT 1 FROM journal_entries WHERE organisation_id = $1 AND id = $2`, [
        tx.organisationId,
        entryId,
      ]));
    if (posted) return;
    if (await this.drafts.find(tx, entryId)) {
      throw conflict('entry_not_posted', 'The entry is a draft: post it before you attach files to it.', {
        entryId,
      });
    }
    throw notFound('Journal entry', entryId);
  }
}

/** By a statement of its own: the bytes do not go through JSON. */
function stageFile(tx: Tx, record: AttachmentRecord, content: Buffer): void {
  tx.writes.update(
    `INSERT INTO journal_attachments (organisation_id, id, entry_id, file_name, content_type, content, sha256, note, created_at,
       created_by, request_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      tx.organisationId,
      record.id,
      record.entry_id,
      record.file_name,
      record.content_type,
      content,
      record.sha256,
      record.note,
      record.created_at,
      record.created_by,
      tx.ctx.requestId,
    ],
  );
}

function tell(tx: Tx, type: string, record: AttachmentRecord): AttachmentView {
  const view = viewOf(record);
  tx.emit({ type, objectType: 'attachment', objectId: record.id, data: view });
  return view;
}

function viewOf(record: AttachmentRecord): AttachmentView {
  return {
    id: record.id,
    entryId: record.entry_id,
    fileName: record.file_name,
    contentType: record.content_type,
    size: record.size,
    sha256: record.sha256.toString('hex'),
    note: record.note,
    createdAt: record.created_at.toISOString(),
    createdBy: record.created_by,
    withdrawnAt: record.withdrawn_at?.toISOString() ?? null,
    withdrawnBy: record.withdrawn_by,
    withdrawalReason: record.withdrawal_reason,
  };
}
