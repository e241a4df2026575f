import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../app.module';
import { createAdapter } from '../app.setup';
import { Clock } from '../platform/clock';
import { loadConfig } from '../platform/config/config';
import { prefixRoutes } from '../route-prefix';
import { openApiDocument } from './documentation';

const FILE = join(process.cwd(), 'docs', 'openapi.json');

/** What `/api/openapi.json` serves, from the metadata alone: nothing is instantiated, so it needs no database. */
async function documentText(): Promise<string> {
  const config = loadConfig({});
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot({ config, serviceUrl: 'postgres://nobody@localhost/none', clock: new Clock() }),
    createAdapter(config),
    { preview: true, logger: false, abortOnError: false },
  );
  prefixRoutes(app);
  return `${JSON.stringify(openApiDocument(app), null, 2)}\n`;
}

/** `--check` compares in place of writing, and fails when the committed file is not what the code says. */
async function main(): Promise<void> {
  const text = await documentText();
  if (!process.argv.includes('--check')) {
    writeFileSync(FILE, text);
  } else if (readFileSync(FILE, 'utf8') !== text) {
    process.stderr.write('docs/openapi.json is stale: run npm run openapi and commit it.\n');
    process.exitCode = 1;
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
