import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { startTestApp, type TestApp } from '../../support/app';
import { created, creditNote, openBooks } from '../../support/books';
import { fetchFile } from '../../support/files';
import { bytesOf } from '../../support/mailing-app';

/** With nothing configured: messages are files in the data folder. */
describe('What a core billing service promises of notify', () => {
  let app: TestApp;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'contra-notify-'));
    app = await startTestApp({ env: { DATA_DIR: folder } });
  });
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('sends an e-mail at creation', async () => {
    const books = await openBooks(app);
    const request = creditNote({ clientEmail: 'ann@acme.example', notify: true });
    const note = await created(books.live, '/credit-notes', request);
    await app.settle('jobs:email');
    const { deliveries } = (await books.live.get(`/credit-notes/${note.id as string}/delivery-status`)).body;
    expect(await readdir(join(folder, 'mail'))).toEqual([`${deliveries[0].id as string}.eml`]);
    const mail = await PostalMime.parse(
      await readFile(join(folder, 'mail', `${deliveries[0].id as string}.eml`)),
    );
    expect(mail.to).toEqual([{ address: 'ann@acme.example', name: '' }]);
    expect(mail.from?.address).toBe('no-reply@localhost');
    expect(mail.subject).toContain(note.number);
    const { bytes } = await fetchFile(app, books.liveKey, `/credit-notes/${note.id as string}/pdf`);
    expect(bytesOf(mail).equals(bytes)).toBe(true);
    expect((await books.live.get(`/credit-notes/${note.id as string}`)).body.deliveryStatus).toBe('sent');
  });
});
