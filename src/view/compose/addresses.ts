/** Address fields as people type them: commas (or semicolons) between, but not those inside quotes or angle brackets. */

/**
 * 'Bea <bea@b.com>, "Ruiz, Carlos" <carlos@b.com>' → two texts, trimmed, none of them empty. A group of RFC 5322 §3.4 stays in one
 * piece: 'Clase: ana@a.org, bea@b.com;'.
 */
export function splitAddresses(text: string): string[] {
  return (splitAt(text, true) ?? splitAt(text, false)!).map((each) => each.trim()).filter((each) => each !== '');
}

/** `undefined`: a group has no end. */
function splitAt(text: string, knowsGroups: boolean): string[] | undefined {
  const found: string[] = [];
  let current = '';
  let [quoted, bracketed, grouped] = [false, false, false];
  for (const character of text) {
    const isPlain = !quoted && !bracketed;
    if (character === '"') quoted = !quoted;
    if (character === '<') bracketed = true;
    if (character === '>') bracketed = false;
    if (isPlain && knowsGroups && character === ':') grouped = true;
    const isApart = isPlain && (grouped ? character === ';' : /[,;\n]/.test(character));
    if (!isApart) current += character;
    else {
      found.push(grouped ? `${current};` : current);
      [current, grouped] = ['', false];
    }
  }
  return grouped ? undefined : [...found, current];
}

/** Whoever is in a group; an address is itself. */
function membersOf(text: string): string[] {
  const group = /^[^<"]*:([^]*);$|^\s*"(?:[^"\\]|\\.)*"\s*:([^]*);$/.exec(text);
  return group ? splitAddresses(group[1] ?? group[2] ?? '') : [text];
}

/** What stands between the angle brackets, or all of it. */
export function bareAddress(text: string): string {
  return /<([^<>]*)>\s*$/.exec(text)?.[1] ?? text;
}

/** The field with one more person in it; unchanged if that person is there already. */
export function withPerson(field: string, person: { name: string; address: string }): string {
  const there = splitAddresses(field);
  if (there.flatMap(membersOf).some((each) => bareAddress(each).toLowerCase() === person.address.toLowerCase())) return field;
  return [...there, `${person.name} <${person.address}>`].join(', ');
}

/** Everybody who gets a RCPT, each once, in the order of To, Cc, Bcc. */
export function envelopeOf(...fields: string[]): string[] {
  const seen = new Map<string, string>();
  for (const address of fields.flatMap(splitAddresses).flatMap(membersOf).map(bareAddress)) {
    const key = address.toLowerCase();
    if (!seen.has(key)) seen.set(key, address);
  }
  return [...seen.values()];
}
