/** Macros of SPF: `%{i}`, `%{d2}`, `%{lr-}`… RFC 7208 §7. */

/** Everything that a macro may stand for, but `p`, which must be asked for. */
export interface MacroValues {
  /** s, l, o: the sender, and its two halves. */
  sender: string;
  localPart: string;
  senderDomain: string;
  /** d: the domain whose record is read now. */
  domain: string;
  /** i, v: the client's address between dots, and 'in-addr' or 'ip6'. */
  address: string;
  family: string;
  /** h */
  helo: string;
  /** p: a name of the client that leads back to its address, or 'unknown'. */
  validated: string;
  /** c, r, t, in explanations only: the address as people read it, who asks, epoch seconds. */
  readable: string;
  receiver: string;
  seconds: number;
}

const MACRO = /%(?:%|_|-|\{([a-zA-Z])(\d*)(r?)([.\-+,/_=]*)\})/gi;
const IN_DOMAINS = 'slodiphv';
const IN_EXPLANATIONS = 'slodiphcrtv';
const VISIBLE = /^[\x21-\x7e]*$/;
const NAME_LIMIT = 253;

/** Whether this is a macro-string: RFC 7208 §7.1. `explanation`: c, r and t, and spaces, are allowed too. */
export function isMacroString(text: string, explanation = false): boolean {
  // what is no macro, or none that may stand here, leaves its '%' behind
  const rest = text.replace(MACRO, (_, letter?: string, digits = '') =>
    letter !== undefined && !isMacro(letter, digits, explanation) ? '%' : '',
  );
  return !rest.includes('%') && VISIBLE.test(explanation ? rest.replaceAll(' ', '') : rest);
}

function isMacro(letter: string, digits: string, explanation: boolean): boolean {
  const known = (explanation ? IN_EXPLANATIONS : IN_DOMAINS).includes(letter.toLowerCase());
  return known && (digits === '' || Number(digits) > 0);
}

/** RFC 7208 §7.1: a macro-string that ends in a macro or in a top label. */
export function isDomainSpec(text: string): boolean {
  return isMacroString(text) && (/%(?:[%_-]|\{[^%}]*\})$/.test(text) || endsInTopLabel(text));
}

/** Letters, digits and inner hyphens, not digits alone. */
function endsInTopLabel(text: string): boolean {
  const labels = text.replace(/\.$/, '').split('.');
  const last = labels.at(-1)!;
  return labels.length > 1 && /^[a-z0-9-]+$/i.test(last) && /[a-z-]/i.test(last) && !last.startsWith('-') && !last.endsWith('-');
}

/** Whether the text holds `%{p}`, for which the DNS must be asked. */
export function asksForName(text: string): boolean {
  return /%\{p/i.test(text);
}

/** The text with its macros filled in. */
export function expand(text: string, values: MacroValues): string {
  return text.replace(MACRO, (macro, letter?: string, digits = '', reverse = '', delimiters = '') => {
    if (letter === undefined) return macro === '%%' ? '%' : macro === '%_' ? ' ' : '%20';
    const value = transformed(valueOf(letter.toLowerCase(), values), Number(digits), reverse !== '', delimiters || '.');
    // RFC 7208 §7.3: upper case means escaped as in a URL
    return letter === letter.toLowerCase() ? value : escaped(value);
  });
}

function valueOf(letter: string, values: MacroValues): string {
  switch (letter) {
    case 's':
      return values.sender;
    case 'l':
      return values.localPart;
    case 'o':
      return values.senderDomain;
    case 'd':
      return values.domain;
    case 'i':
      return values.address;
    case 'v':
      return values.family;
    case 'h':
      return values.helo;
    case 'p':
      return values.validated;
    case 'c':
      return values.readable;
    case 'r':
      return values.receiver;
    default:
      return String(values.seconds);
  }
}

/** Split at the delimiters, turned round if wished, the last `count` parts, joined by dots. */
function transformed(value: string, count: number, reverse: boolean, delimiters: string): string {
  const parts: string[] = [''];
  for (const character of value) {
    if (delimiters.includes(character)) parts.push('');
    else parts[parts.length - 1] += character;
  }
  if (reverse) parts.reverse();
  return (count > 0 ? parts.slice(-count) : parts).join('.');
}

function escaped(value: string): string {
  return value.replace(/[^A-Za-z0-9\-._~]/gu, (character) =>
    [...new TextEncoder().encode(character)].map((octet) => `%${octet.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );
}

/** RFC 7208 §7.3: labels go from the left until at most 253 characters are left; a final dot means nothing. */
export function shortened(name: string): string {
  let short = name.replace(/\.$/, '');
  while (short.length > NAME_LIMIT && short.includes('.')) short = short.slice(short.indexOf('.') + 1);
  return short.slice(0, NAME_LIMIT + 1);
}
