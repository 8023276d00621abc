/** Changes of a letter in the words of a solution: `delete header:Bcc`, `set header:Subject Hello`, `add envelope.to:bea@b.com`. */
export interface FieldEdit {
  old: { name: string; value: string };
  name: string;
  value: string;
  isOut: boolean;
}

export function editsOf(fields: readonly FieldEdit[], envelope: readonly { address: string; isOut: boolean }[], added: string): string {
  const out = envelope.filter(({ isOut }) => isOut).map(({ address }) => `delete envelope.to:${address}`);
  const more = added.trim() === '' ? [] : [`add envelope.to:${added.trim()}`];
  return [...fields.flatMap(editOf), ...out, ...more].join('\n');
}

function editOf({ old, name, value, isOut }: FieldEdit): string[] {
  if (isOut || name.trim() === '') return [`delete header:${old.name}`];
  const renamed = name === old.name ? [] : [`rename header:${old.name} ${name}`];
  return value === old.value ? renamed : [...renamed, `set header:${name} ${value}`];
}
