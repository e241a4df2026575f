/**
 * Writes src/generated from the API document: the types of every operation, and how each is called. With `--check` it
 * compares in place of writing, and fails when what is committed is not what the document says. Another document than
 * docs/openapi.json can be named: `node sdk/generate.mjs path/to/openapi.json`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';

const here = import.meta.dirname;
const check = process.argv.includes('--check');
const [named] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const document = JSON.parse(readFileSync(named ?? join(here, '..', 'docs', 'openapi.json'), 'utf8'));
const NOTICE = '// Made from docs/openapi.json by `npm run sdk:types`; not to be edited.\n\n';
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  METHODS.filter((method) => item[method]).map((method) => ({ path, method, operation: item[method] })),
);

const files = {
  'api.ts': NOTICE + astToString(await openapiTS(withoutWhatIsShared(), { defaultNonNullable: false })),
  'operations.ts': NOTICE + callTable(),
};
for (const [name, text] of Object.entries(files)) {
  const file = join(here, 'src', 'generated', name);
  if (!check) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    console.error(`sdk/src/generated/${name} is stale: run npm run sdk:types and commit it.`);
    process.exitCode = 1;
  }
}

/** Every refusal is a Problem and every header is the client's business: repeated 120 times, they hide the types. */
function withoutWhatIsShared() {
  const copy = JSON.parse(JSON.stringify(document));
  for (const { path, method } of operations) {
    const operation = copy.paths[path][method];
    operation.parameters = operation.parameters?.filter((each) => each.in === 'path' || each.in === 'query');
    operation.responses = Object.fromEntries(
      Object.entries(operation.responses)
        .filter(([status]) => status < '300')
        .map(([status, { description, content }]) => [status, { description, ...(content && { content }) }]),
    );
    for (const { content } of [operation.requestBody ?? {}, ...Object.values(operation.responses)])
      for (const media of Object.values(content ?? {})) delete media.examples;
  }
  copy.components = { schemas: copy.components.schemas };
  return copy;
}

function callTable() {
  const { version } = document.info;
  const rows = operations.map(({ path, method, operation }) => {
    const facts = `method: '${method.toUpperCase()}', path: '${path}', takes: '${inputOf(operation)}'`;
    return `  ${operation.operationId}: { ${facts} },\n`;
  });
  return `export const API_VERSION = '${version}';\n\nexport const OPERATIONS = {\n${rows.join('')}} as const;\n`;
}

function inputOf({ requestBody, parameters = [] }) {
  if (requestBody) return 'body';
  return parameters.some((each) => each.in === 'query') ? 'query' : 'nothing';
}
