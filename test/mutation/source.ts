import * as ts from 'typescript';
import { readTree, type SourceFile } from '../architecture/source-tree';
import { guard, type Guard } from './guard';

/** How each clause is taken out of a piece of SQL; what stands for a lock's function returns something too. */
const CLAUSES: readonly (readonly [RegExp, string])[] = [
  [/\bFOR (?:NO KEY )?(?:UPDATE|(?:KEY )?SHARE)(?: OF \w+)?(?: SKIP LOCKED)?/g, ''],
  [/\s?\bSKIP LOCKED/g, ''],
  [/\bpg_(?:try_)?advisory_(?:xact_)?lock(?:_shared)?(?=\()/g, 'abs'],
  [/\bON CONFLICT(?: \([^)]*\))? DO NOTHING/g, ''],
  [/\bON CONFLICT \([^)]*\) DO UPDATE\s+SET [^;]*?(?=\s+RETURNING|\s*`?$)/g, ''],
];

/** Calls that take locks, and what is called instead. */
const CALLS: ReadonlyMap<string, string> = new Map([
  ['lockRows', '(async () => undefined)'],
  ['holdPostings', '(async () => undefined)'],
]);

/** Every lock clause in the SQL of the service's source, and every call of its functions that take locks. */
export const guardsOfSource = (): Guard[] =>
  readTree('src', '.ts')
    .filter(({ path }) => !path.endsWith('.spec.ts'))
    .flatMap(guardsIn);

export function guardsIn(source: SourceFile): Guard[] {
  const tree = ts.createSourceFile(source.path, source.text, ts.ScriptTarget.ES2022, true);
  const found: Guard[] = [];
  const add = (node: ts.Node, name: string, start: number, end: number, text: string): void => {
    const within = functionAround(node);
    const title = `${name.replace(/\s+/g, ' ').trim()}${within === '' ? '' : ` in ${within}`}`;
    found.push(guard('lock clause', source.path, title, { file: source.path, start, end, text }));
  };
  const visit = (node: ts.Node): void => {
    if (isSql(node)) {
      const text = node.getText();
      for (const [pattern, instead] of CLAUSES)
        for (const { 0: clause, index } of text.matchAll(pattern))
          add(node, clause, node.getStart() + index, node.getStart() + index + clause.length, instead);
    }
    if (ts.isTemplateSpan(node) && node.expression.getText().endsWith('.forUpdate'))
      add(node, 'FOR UPDATE', node.expression.getStart(), node.expression.getEnd(), `''`);
    if (ts.isCallExpression(node)) {
      const callee = node.expression.getText();
      const instead = CALLS.get(callee.slice(callee.lastIndexOf('.') + 1));
      if (instead !== undefined)
        add(node, node.getText().slice(0, 60), node.expression.getStart(), node.expression.getEnd(), instead);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** Text that may be SQL: no type, and no name of a property. */
function isSql(node: ts.Node): boolean {
  if (ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) return true;
  if (!ts.isStringLiteral(node) && !ts.isNoSubstitutionTemplateLiteral(node)) return false;
  return (
    !ts.isLiteralTypeNode(node.parent) && !(ts.isPropertyAssignment(node.parent) && node.parent.name === node)
  );
}

function functionAround(node: ts.Node): string {
  for (let at: ts.Node | undefined = node; at; at = at.parent) {
    if ((ts.isFunctionDeclaration(at) || ts.isMethodDeclaration(at) || ts.isGetAccessor(at)) && at.name)
      return at.name.getText();
    if (ts.isVariableDeclaration(at) && ts.isSourceFile(at.parent.parent.parent)) return at.name.getText();
  }
  return '';
}
