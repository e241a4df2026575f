import type { DemoKeys } from './modules/organisations/demo-organisation';

/** What the operator reads when the service is up; with a demo organisation, the keys and a first request to paste. */
export function welcome(url: string, demo: DemoKeys | null): string {
  const lines = [
    ``,
    `Contra is up: ${url}/api/v1`,
    `  Documentation  ${url}/api/docs`,
    `  OpenAPI        ${url}/api/openapi.json`,
  ];
  if (demo) {
    lines.push(
      ``,
      `  A demo organisation was opened: ${demo.organisationId}`,
      `  Live key (shown this once)  ${demo.liveKey}`,
      `  Test key (writes nothing)   ${demo.testKey}`,
      ``,
      `  Your first credit note:`,
      ``,
      `  curl -s ${url}/api/v1/credit-notes \\`,
      `    -H "Authorization: Bearer ${demo.liveKey}" \\`,
      `    -H "Content-Type: application/json" \\`,
      `    -d '{"clientName":"Acme Ltd","reason":"Returned faulty unit","items":[{"description":"Widget","quantity":1,"unitPrice":100,"taxRate":20}]}'`,
    );
  }
  return `${lines.join('\n')}\n\n`;
}
