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

export interface Person {
  name: string;
  address: string;
}

/** Where the address begins that is being typed, at the end of the field: after the last separator, or the name of a group. */
function typedFrom(field: string): number {
  let from = 0;
  let [quoted, bracketed] = [false, false];
  for (let at = 0; at < field.length; at++) {
    const character = field[at]!;
    if (character === '"') quoted = !quoted;
    if (character === '<') bracketed = true;
    if (character === '>') bracketed = false;
    if (!quoted && !bracketed && /[,;:\n]/.test(character)) from = at + 1;
  }
  return from;
}

/** Without accents and capitals: whoever types 'jose' means José too. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Whom the beginning at the end of the field may mean, by name or by address; nobody where nothing has been begun, or nothing is missing. */
export function meantIn<Known extends Person>(field: string, people: readonly Known[]): Known[] {
  const typed = plain(field.slice(typedFrom(field)).trim());
  if (typed === '' || people.some(({ address }) => plain(address) === typed)) return [];
  return people.filter(({ name, address }) => [name, ...name.split(/\s+/), address].some((each) => plain(each).startsWith(typed)));
}

/** The field with one more person in it, whose beginning may have been typed; unchanged if that person is there already. */
export function withPerson(field: string, person: Person): string {
  if (meantIn(field, [person]).length > 0) {
    const before = field.slice(0, typedFrom(field)).trimEnd();
    return `${before}${before === '' ? '' : ' '}${person.name} <${person.address}>`;
  }
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
