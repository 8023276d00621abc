/**
 * Words from outside are never keys of plain objects: `table[word]` finds what every object inherits ('constructor',
 * '__proto__'). Whoever looks a word up calls `own` (src/own.ts), or has a `Map`. A key of a known set of names is no such word.
 */
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const config = ts.getParsedCommandLineOfConfigFile(
  join(root, 'tsconfig.json'),
  {},
  { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
)!;
const program = ts.createProgram(
  config.fileNames.filter((file) => file.startsWith(join(root, 'src'))),
  config.options,
);
const types = program.getTypeChecker();

function lookUpsIn(file: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isElementAccessExpression(node) && isAnyWord(node.argumentExpression) && !isWritten(node))
      found.push(
        `${file.fileName.slice(root.length + 1)}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${node.getText()}`,
      );
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const isAnyWord = (key: ts.Expression): boolean => (types.getTypeAtLocation(key).flags & ts.TypeFlags.String) !== 0;

function isWritten({ parent }: ts.ElementAccessExpression): boolean {
  return ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

test('words are looked up with own()', { timeout: 60_000 }, () => {
  const files = program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(join(root, 'src/')) && !fileName.endsWith('/src/own.ts'));
  expect(files.length).toBeGreaterThan(500);
  expect(files.flatMap(lookUpsIn)).toEqual([]);
});
