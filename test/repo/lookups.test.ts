/** The law that tables are asked for their own keys only, which needs the types of what is asked. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { isIn, sources } from './sources';

const rooms = ['server', 'client', 'cli', 'workspace', 'media'];

/** Objects of the API and the like, which their readers ask for fields that they name themselves. */
const data =
  /^(?:\w+ \| )*(?:ApiObject|DecodedFields|Patch|Fields|(?:Readonly<)?Record<string, (?:unknown|ApiValue)>>?)(?: \| undefined)?$/;

const program = ts.createProgram([...sources(...rooms)], {
  ...{ noEmit: true, strict: true, noUncheckedIndexedAccess: true, skipLibCheck: true, resolveJsonModule: true, esModuleInterop: true },
  ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
  ...{ jsx: ts.JsxEmit.ReactJSX, jsxImportSource: 'preact', types: ['node', 'vscode'] },
});
const checker = program.getTypeChecker();

/** Whether any text may be the key: it is no element of a list, and none of a few that the types name. */
function isAnyText(key: ts.Expression): boolean {
  if (ts.isStringLiteralLike(key) || ts.isNumericLiteral(key)) return false;
  const type = checker.getTypeAtLocation(key);
  return (type.isUnion() ? type.types : [type]).some(
    part => (part.flags & (ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral | ts.TypeFlags.StringMapping | ts.TypeFlags.Any)) !== 0,
  );
}

function isGuarded(access: ts.ElementAccessExpression): boolean {
  const statement = ts.findAncestor(access, parent => ts.isStatement(parent) || ts.isArrowFunction(parent));
  return statement?.getText().includes(`Object.hasOwn(${access.expression.getText()}, ${access.argumentExpression.getText()})`) === true;
}

/** Look-ups in a table that may find what every object of JavaScript has by itself: `constructor`, `toString`, `__proto__`. */
function unguardedIn(source: ts.SourceFile): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isElementAccessExpression(node) && isAnyText(node.argumentExpression) && !isGuarded(node)) {
      const table = checker.typeToString(checker.getTypeAtLocation(node.expression));
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      if (!data.test(table)) found.push(`${path.relative('.', source.fileName)}:${line + 1} ${node.getText()} of ${table}`);
    }
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

test('a table is asked through a Map, or for its own keys', () => {
  const read = program.getSourceFiles().filter(({ fileName }) => rooms.some(room => isIn(path.relative('.', fileName), room)));
  assert.ok(read.length > 500);
  assert.deepEqual(read.flatMap(unguardedIn), []);
});
