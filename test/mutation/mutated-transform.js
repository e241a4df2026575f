// @swc/jest, but source files have a change each: CONTRA_MUTATED_SOURCE, a list of `Edit` of test/mutation/guard.ts as JSON.
const { resolve } = require('node:path');
const swc = require('@swc/jest').createTransformer();

const said = process.env.CONTRA_MUTATED_SOURCE;
const edits = new Map(JSON.parse(said ?? '[]').map((edit) => [resolve(__dirname, '../..', edit.file), edit]));

const edited = (source, filename) => {
  const edit = edits.get(filename);
  return edit ? source.slice(0, edit.start) + edit.text + source.slice(edit.end) : source;
};

module.exports = {
  ...swc,
  process: (source, filename, options) => swc.process(edited(source, filename), filename, options),
  getCacheKey: (source, filename, options) => swc.getCacheKey(edited(source, filename), filename, options),
};
