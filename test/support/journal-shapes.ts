import { AttachFileRequest } from '../../src/modules/journal/dto/attachment.dto';
import {
  PostDraftEntryRequest,
  UpdateDraftEntryRequest,
} from '../../src/modules/journal/dto/draft-entry.dto';
import {
  CreateJournalEntryRequest,
  ManualLineRequest,
  ReverseEntryRequest,
} from '../../src/modules/journal/dto/journal-entry.dto';
import { ReverseEntriesRequest } from '../../src/modules/journal/dto/reverse-entries.dto';
import { onNew, post, type Shape } from './shape';

const entry = {
  date: '2026-01-05',
  lines: [
    { accountCode: '1200', debit: 10 },
    { accountCode: '4000', credit: 10 },
  ],
};

const draft = { ...entry, status: 'draft' };

/** What journal entries are made, edited, posted and reversed with. */
export const JOURNAL_SHAPES: readonly Shape[] = [
  {
    name: 'a manual entry',
    dto: CreateJournalEntryRequest,
    at: [],
    body: entry,
    send: post('/journal/entries'),
  },
  { name: 'a line', dto: ManualLineRequest, at: ['lines', 1], body: entry, send: post('/journal/entries') },
  {
    name: 'a reversal',
    dto: ReverseEntryRequest,
    at: [],
    body: {},
    send: onNew('/journal/entries', () => entry, '/journal/entries/:id/reverse', 'post'),
  },
  {
    name: 'a batch of reversals',
    dto: ReverseEntriesRequest,
    at: [],
    body: { atomic: false, entryIds: ['je_unknown'] },
    send: post('/journal/entries/reverse'),
  },
  {
    name: 'an edit of a draft entry',
    dto: UpdateDraftEntryRequest,
    at: [],
    body: {},
    send: onNew('/journal/entries', () => draft, '/journal/entries/:id', 'patch'),
  },
  {
    name: 'the posting of a draft entry',
    dto: PostDraftEntryRequest,
    at: [],
    body: {},
    send: onNew('/journal/entries', () => draft, '/journal/entries/:id/post', 'post'),
  },
  {
    name: 'a file of an entry',
    dto: AttachFileRequest,
    at: [],
    body: { fileName: 'a.txt', contentType: 'text/plain', content: 'YQ==' },
    send: onNew('/journal/entries', () => entry, '/journal/entries/:id/attachments', 'post'),
  },
];
