// @swc/jest, but one source file has a change: CONTRA_MUTATED_SOURCE, an `Edit` of test/mutation/guard.ts as JSON.
const { resolve } = require('node:path');
const swc = require('@swc/jest').createTransformer();

const said = process.env.CONTRA_MUTATED_SOURCE;
const edit = said === undefined ? null : JSON.parse(said);
const target = edit === null ? null : resolve(__dirname, '../..', edit.file);

const edited = (source, filename) =>
  filename === target ? source.slice(0, edit.start) + edit.text + source.slice(edit.end) : source;

module.exports = {
  ...swc,
  process: (source, filename, options) => swc.process(edited(source, filename), filename, options),
  getCacheKey: (source, filename, options) => swc.getCacheKey(edited(source, filename), filename, options),
};
