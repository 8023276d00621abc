/** The same in Node: nodemailer for a whole letter, its own sockets for anything else, its own resolver for the DNS. */
import { hasSeveralLines } from './answers.ts';
import { envelopeOf } from './envelope.ts';
import { BEGIN_TLS, SENDS, type Exchange, type Line } from './exchange.ts';
import { loginOf } from './login.ts';
import { nodeOctets, nodeText, textOf } from './quote.ts';
import { LETTER, NOTHING, type Recipe } from './recipe.ts';

export function node(exchange: Exchange): Recipe {
  if (exchange.protocol === 'dns') return resolver(exchange);
  if (SENDS.has(exchange.protocol) && envelopeOf(exchange).hasText) return nodemailer(exchange);
  return SENDS.has(exchange.protocol) || exchange.protocol === 'pop3' || exchange.protocol === 'imap' ? sockets(exchange) : NOTHING;
}

function nodemailer(exchange: Exchange): Recipe {
  const { from, to, hello, others } = envelopeOf(exchange);
  const { host, port, tls, protocol } = exchange;
  const login = loginOf(exchange);
  const options = [
    `host: ${nodeText(host)}`,
    `port: ${numberOf(port)}`,
    ...(hello === '' ? [] : [`name: ${nodeText(hello)}`]),
    { none: 'ignoreTLS: true', begun: 'requireTLS: true', implicit: 'secure: true' }[tls],
    ...(protocol === 'lmtp' ? ['lmtp: true'] : []),
    ...(login ? [`auth: { user: ${nodeText(login.user)}, pass: ${nodeText(login.password)} }`] : []),
  ];
  const code = [
    "import { createReadStream } from 'node:fs';",
    "import nodemailer from 'nodemailer';",
    '',
    'const transport = nodemailer.createTransport({',
    ...options.map((option) => `  ${option},`),
    '});',
    `const envelope = { from: ${nodeText(from ?? '')}, to: [${to.map(nodeText).join(', ')}] };`,
    `console.log(await transport.sendMail({ envelope, raw: createReadStream(${nodeText(LETTER)}) }));`,
  ];
  return { code: code.join('\n'), left: others, remarks: [] };
}

/** Behind which the server has said all that it had to say. */
const SMTP_REPLY = String.raw`/(?:^|\n)\d{3}(?: [^\n]*)?\r\n$/`;
const POP3_LINE = String.raw`/\r\n$/`;
const POP3_LINES = String.raw`/(?:^-ERR[^\n]*|\r\n\.)\r\n$/`;
const IMAP_GREETING = POP3_LINE;

function sockets(exchange: Exchange): Recipe {
  const { host, port, tls, protocol } = exchange;
  const opened = `${tls === 'implicit' ? 'tls' : 'net'}.connect({ host: ${nodeText(host)}, port: ${numberOf(port)} })`;
  const greeting = protocol === 'imap' ? IMAP_GREETING : protocol === 'pop3' ? POP3_LINE : SMTP_REPLY;
  const used = { none: ['net'], begun: ['net', 'tls'], implicit: ['tls'] }[tls];
  const code = [
    ...used.map((name) => `import ${name} from 'node:${name}';`),
    ...(exchange.lines.some(({ isLetter }) => isLetter) ? ["import { readFileSync } from 'node:fs';"] : []),
    '',
    `let socket = ${opened};`,
    HEARD,
    '',
    `await heard(${greeting});`,
    ...exchange.lines.flatMap((line, at) => said(line, exchange, at)),
    'socket.end();',
  ];
  return { code: code.join('\n'), left: [], remarks: [] };
}

/** Waits for the end of a reply and prints it. */
const HEARD = `const heard = (end) => new Promise((resolve, reject) => {
  let reply = '';
  const hear = (octets) => {
    reply += octets.toString('latin1');
    if (!end.test(reply)) return;
    socket.off('data', hear);
    console.log(reply);
    resolve();
  };
  socket.on('data', hear).once('error', reject);
});`;

function said(line: Line, exchange: Exchange, at: number): string[] {
  const written = line.isLetter ? `readFileSync(${nodeText(LETTER)})` : nodeOctets(Uint8Array.of(...line.octets, 13, 10));
  const wait = `await heard(${endOf(line, exchange, at)});`;
  const sent = [`socket.write(${written});`, wait];
  if (!BEGIN_TLS.has(line.verb)) return sent;
  return [...sent, `socket = tls.connect({ socket, servername: ${nodeText(exchange.host)} });`];
}

function endOf({ verb, octets }: Line, { protocol, lines }: Exchange, at: number): string {
  if (protocol === 'imap') return imapEnd(lines.slice(0, at + 1));
  if (protocol !== 'pop3') return SMTP_REPLY;
  const isLong = hasSeveralLines({ verb, octets });
  return isLong ? POP3_LINES : POP3_LINE;
}

const UNTAGGED = new Set(['(response)', '(literal)', 'DONE']);

/** RFC 3501 §2.2.1: the tag of the last command, or '+' where the server waits for more. */
function imapEnd(said: readonly Line[]): string {
  const tagged = said.findLast(({ verb }) => !UNTAGGED.has(verb));
  const tag = (tagged === undefined ? '' : (textOf(tagged.octets) ?? '')).split(' ', 1)[0]!;
  return `/(?:^|\\n)(?:${tag.replace(/[^\w]/g, String.raw`\$&`)}|\\+) [^\\n]*\\r\\n$/`;
}

const numberOf = (port: string): string => (/^\d+$/.test(port) ? port : nodeText(port));

function resolver({ host, lines }: Exchange): Recipe {
  const [name, type] = lines.at(-1)?.verb.split(' ') ?? [];
  if (name === undefined || type === undefined) return NOTHING;
  const code = [
    "import { lookup, Resolver } from 'node:dns/promises';",
    '',
    'const resolver = new Resolver();',
    `const { address } = await lookup(${nodeText(host)});`,
    'resolver.setServers([address]);',
    `console.log(await resolver.resolve(${nodeText(name)}, ${nodeText(type)}));`,
  ];
  return { code: code.join('\n'), left: [], remarks: [] };
}
