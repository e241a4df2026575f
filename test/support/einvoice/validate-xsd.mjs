// Reads { schemas: { name: path }, documents: [{ schema: name, xml }] } and answers a list of the faults of each document,
// by libxml2. A process of its own, since Jest cannot load the library, which is an ES module with WebAssembly.
import { readFileSync } from 'node:fs';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

xmlRegisterFsInputProviders();
const { schemas, documents } = JSON.parse(readFileSync(0, 'utf8'));
const validators = new Map();

function validatorOf(name) {
  const known = validators.get(name);
  if (known) return known;
  const path = schemas[name];
  const schema = XmlDocument.fromBuffer(readFileSync(path), { url: path });
  const validator = XsdValidator.fromDoc(schema);
  validators.set(name, validator);
  return validator;
}

function faultsOf({ schema, xml }) {
  const validator = validatorOf(schema);
  let document;
  try {
    document = XmlDocument.fromString(xml);
    validator.validate(document);
    return [];
  } catch (error) {
    return (error.details ?? [error]).map(({ message, line }) => `line ${line ?? '?'}: ${message}`.trim());
  } finally {
    document?.dispose();
  }
}

process.stdout.write(JSON.stringify(documents.map(faultsOf)));
