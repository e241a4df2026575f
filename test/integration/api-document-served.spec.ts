import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startService, type Service } from '../../demo/retail/service';

const committed = readFileSync(join(__dirname, '../../docs/openapi.json'), 'utf8');

/** The built service, since only the build knows the types of the DTOs. */
describe('the built service', () => {
  let service: Service;

  beforeAll(async () => {
    service = await startService();
  }, 90_000);
  afterAll(() => service.stop(), 60_000);

  it('serves the API document that is committed', async () => {
    const answer = await fetch(`${service.url}/api/openapi.json`);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await answer.json()).toEqual(JSON.parse(committed));
  });

  it('serves a page of it that its own content security policy lets run', async () => {
    const page = await fetch(`${service.url}/api/docs`);
    const html = await page.text();
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self'(?:;|$)/);
    const scripts = [...html.matchAll(/<script([^>]*)>([^<]*)/g)];
    expect(scripts.length).toBeGreaterThan(1);
    for (const [, attributes = '', inline = ''] of scripts) {
      expect(inline.trim()).toBe('');
      const [, src = ''] = /src="([^"]+)"/.exec(attributes) ?? [];
      const script = await fetch(new URL(src, `${service.url}/api/docs`));
      expect([src, script.status, script.headers.get('content-type')]).toEqual([
        src,
        200,
        expect.stringContaining('javascript'),
      ]);
    }
  });
});
