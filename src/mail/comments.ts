/** Drops `(comments)`, nested ones too, outside quoted strings: RFC 5322 §3.2.2. */
export function withoutComments(field: string): string {
  if (!field.includes('(')) return field;
  const kept: string[] = [];
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < field.length; index++) {
    const character = field[index]!;
    if (character === '\\' && (quoted || depth > 0)) {
      if (depth === 0) kept.push(character, field[index + 1] ?? '');
      index++;
      continue;
    }
    if (character === '"' && depth === 0) quoted = !quoted;
    if (character === '(' && !quoted) depth++;
    if (depth === 0) kept.push(character);
    if (character === ')' && !quoted && depth > 0) depth--;
  }
  return kept.join('');
}
