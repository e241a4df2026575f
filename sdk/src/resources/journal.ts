import type { Api } from '../api';

const entries = (api: Api) => ({
  /** Posts an entry, or keeps a draft of it. */
  create: api.method('createJournalEntry'),
  get: api.method('getJournalEntry'),
  list: api.list('listJournalEntries'),
  updateDraft: api.method('updateJournalDraft'),
  deleteDraft: api.method('deleteJournalDraft'),
  postDraft: api.method('postJournalDraft'),
  reverse: api.method('reverseJournalEntry'),
  reverseBatch: api.method('reverseJournalEntries'),
});

const attachments = (api: Api) => ({
  attach: api.method('attachFile'),
  list: api.method('listAttachments'),
  download: api.file('downloadAttachment'),
  withdraw: api.method('withdrawAttachment'),
});

/** Ranges of entries that are frozen once, each with its files. */
const exportBatches = (api: Api) => ({
  create: api.method('createExportBatch'),
  get: api.method('getExportBatch'),
  list: api.list('listExportBatches'),
  manifest: api.method('getExportManifest'),
  file: api.file('getExportFile'),
});

export const journal = (api: Api) => ({
  entries: entries(api),
  attachments: attachments(api),
  /** The journal as a file of any length, streamed. */
  export: api.file('exportJournal'),
  exportBatches: exportBatches(api),
  seals: api.list('listSeals'),
});
