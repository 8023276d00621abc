/** Programs that are made for one protocol: swaks sends letters, curl fetches them, dig asks the DNS. */
import { hostPort } from './address.ts';
import { hasSeveralLines } from './answers.ts';
import { envelopeOf, type Envelope } from './envelope.ts';
import type { Exchange, Line } from './exchange.ts';
import { loginOf } from './login.ts';
import { shellWord, textOf } from './quote.ts';
import { LETTER, NOTHING, type Recipe } from './recipe.ts';

/** One option a line, as one reads them. */
const command = (parts: readonly string[]): string => parts.join(' \\\n  ');

export function swaks(exchange: Exchange): Recipe {
  const envelope = envelopeOf(exchange);
  const { host, port, protocol } = exchange;
  const parts = [
    `swaks --server ${shellWord(host)} --port ${shellWord(port)}`,
    ...(protocol === 'lmtp' ? ['--protocol LMTP'] : []),
    ...(envelope.hello === '' ? [] : [`--helo ${shellWord(envelope.hello)}`]),
    ...{ none: [], begun: ['--tls'], implicit: ['--tls-on-connect'] }[exchange.tls],
    ...swaksLogin(exchange),
    ...(envelope.from === null ? [] : [`--from ${shellWord(envelope.from || '<>')}`]),
    ...(envelope.to.length === 0 ? [] : [`--to ${shellWord(envelope.to.join(','))}`]),
    envelope.hasText ? `--data @${LETTER}` : `--quit-after ${stopOf(exchange, envelope)}`,
  ];
  return { code: command(parts), left: envelope.others, remarks: [] };
}

function swaksLogin(exchange: Exchange): string[] {
  const login = loginOf(exchange);
  if (!login) return [];
  const { mechanism, user, password } = login;
  return [`--auth ${shellWord(mechanism)} --auth-user ${shellWord(user)} --auth-password ${shellWord(password)}`];
}

/** Where swaks stops, if the letter's text has not been sent yet. */
function stopOf(exchange: Exchange, { from, to, hello }: Envelope): string {
  if (to.length > 0) return 'RCPT';
  if (from !== null) return 'MAIL';
  if (loginOf(exchange)) return 'AUTH';
  if (exchange.tls === 'begun') return 'TLS';
  return hello === '' ? 'BANNER' : 'FIRST-HELO';
}

export function dig({ host, lines }: Exchange): Recipe {
  const asked = lines.at(-1)?.verb.split(' ') ?? [];
  const [name, type] = asked;
  if (name === undefined || type === undefined) return NOTHING;
  return { code: `dig @${shellWord(host)} ${shellWord(type)} ${shellWord(name)}`, left: [], remarks: [] };
}

export function curl(exchange: Exchange): Recipe {
  if (exchange.protocol === 'http') return curlOfWeb(exchange);
  const asked = exchange.lines.filter(({ verb }) => !OF_COURSE.has(verb));
  const selected = exchange.lines.findLast(({ verb }) => verb === 'SELECT' || verb === 'EXAMINE');
  const asks = asked.length === 0 ? [''] : asked.map((line) => askOf(exchange.protocol, line));
  const known = asks.filter((ask) => ask !== null);
  const codes = known.map((ask) => command([...curlStart(exchange, ask === '' ? '' : mailboxOf(selected)), ...(ask === '' ? [] : [ask])]));
  const left = asked.flatMap(({ verb }, at) => (asks[at] === null ? [verb] : []));
  return { code: codes.join('\n'), left: [...new Set(left)], remarks: codes.length > 1 ? ['anew'] : [] };
}

/** What curl says by itself. */
const OF_COURSE = new Set(
  'CAPA CAPABILITY STLS STARTTLS USER PASS APOP AUTH AUTHENTICATE LOGIN (response) SELECT EXAMINE QUIT LOGOUT'.split(' '),
);

function curlStart({ protocol, host, port, tls, ...rest }: Exchange, path: string): string[] {
  const login = loginOf({ protocol, host, port, tls, ...rest });
  const url = `${protocol}${tls === 'implicit' ? 's' : ''}://${hostPort(host, port)}/${path}`;
  return [
    `curl --verbose ${shellWord(url)}`,
    ...(tls === 'begun' ? ['--ssl-reqd'] : []),
    ...(login ? [`--user ${shellWord(`${login.user}:${login.password}`)}`] : []),
  ];
}

function mailboxOf(selected: Line | undefined): string {
  const name = selected === undefined ? '' : (textOf(selected.octets)?.split(' ').slice(2).join(' ') ?? '');
  return encodeURIComponent(name.replace(/^"(.*)"$/, '$1'));
}

/** curl --request says a line as it is; what takes several lines it does not. `null`: cannot. */
function askOf(protocol: string, { verb, octets, isLetter, isCovered }: Line): string | null {
  const text = textOf(octets);
  const isOneLine = text !== undefined && !/[\r\n\0]|\{\d+\+?\}$/.test(text);
  if (isLetter || isCovered || !isOneLine || verb === 'IDLE' || verb === 'DONE') return null;
  const said = protocol === 'imap' ? text.slice(text.indexOf(' ') + 1) : text;
  // else curl waits for a list that never comes
  const isSingle = protocol === 'pop3' && !hasSeveralLines({ verb, octets });
  return `--request ${shellWord(said)}${isSingle ? ' --head' : ''}`;
}

function curlOfWeb({ host, port, tls, lines }: Exchange): Recipe {
  const text = textOf(lines.at(-1)?.octets ?? new Uint8Array(0));
  const [head = '', ...body] = text?.split('\r\n\r\n') ?? [];
  const [start = '', ...fields] = head.split('\r\n');
  const [method = '', path = '/'] = start.split(' ');
  if (method === '') return NOTHING;
  const sent = fields.filter((field) => !/^(host|content-length|connection):/i.test(field));
  const data = body.join('\r\n\r\n');
  const url = `${tls === 'none' ? 'http' : 'https'}://${hostPort(host, port)}${path}`;
  const parts = [
    `curl --include --request ${shellWord(method)} ${shellWord(url)}`,
    ...sent.map((field) => `--header ${shellWord(field)}`),
    ...(data === '' ? [] : [`--data-raw ${shellWord(data)}`]),
  ];
  return { code: command(parts), left: [], remarks: [] };
}
