import { createHash } from 'node:crypto';
import { startTestApp, type TestApp } from '../../support/app';
import { filesOf, formatsOf } from '../../support/archive';
import { openCompleteBooks } from '../../support/complete-books';
import { fetchFile } from '../../support/files';
import { startS3Server, type S3Server } from '../../support/s3-server';

/** Its promise of electronic invoices that are made and stored. */
describe.each(['in a bucket', 'on disk'])('What a core billing service promises: XML kept %s', (where) => {
  let server: S3Server;
  let app: TestApp;

  beforeAll(async () => {
    server = await startS3Server();
    app = await startTestApp({ env: where === 'in a bucket' ? server.env : {} });
  });
  afterAll(async () => {
    await app.close();
    await server.close();
  });

  it('makes EN 16931 XML of a credit note when it is issued, and stores it with its SHA-256', async () => {
    const books = await openCompleteBooks(app);
    const request = { customerId: books.customer.id, clientName: undefined, status: 'issued' };
    const { id } = await books.credited(request);
    await app.settle('relay', 'jobs:archive');
    const { data, body } = await formatsOf(books.live, `/credit-notes/${id}`);
    expect(data).toEqual(['cii', 'pdf', 'ubl']);
    const { bytes, text } = await fetchFile(app, books.liveKey, `/credit-notes/${id}/xml`);
    expect(text).toContain('urn:cen.eu:en16931:2017');
    const stored = body.data.find(({ format }: { format: string }) => format === 'ubl');
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(stored.sha256);
    expect(filesOf(app, books.organisation.id, id)).toHaveLength(where === 'on disk' ? 3 : 0);
  });
});
