/** The same in Python: smtplib, poplib and imaplib of its own library, dnspython for the DNS. */
import { own } from '../../../own.ts';
import { envelopeOf, restOf } from './envelope.ts';
import { BEGIN_TLS, SENDS, type Exchange, type Line } from './exchange.ts';
import { loginOf } from './login.ts';
import { pythonBytes, pythonText, textOf } from './quote.ts';
import { LETTER, NOTHING, type Recipe } from './recipe.ts';

/** One line of a client as Python; `null`: there is no call for it. */
type Said = (line: Line, exchange: Exchange) => string | null;
interface Library {
  name: string;
  open: (exchange: Exchange) => string;
  say: Said;
  remarks: Recipe['remarks'];
}

const place = ({ host, port }: Exchange): string => `${pythonText(host)}, ${/^\d+$/.test(port) ? port : pythonText(port)}`;
const secure = ({ tls }: Exchange): string => (tls === 'implicit' ? '_SSL' : '');
const read = `open(${pythonText(LETTER)}, 'rb').read()`;

const LIBRARIES: Record<string, Library> = {
  smtp: { name: 'smtplib', open: openSmtp, say: smtp, remarks: [] },
  pop3: {
    name: 'poplib',
    open: (exchange) => `pop = poplib.POP3${secure(exchange)}(${place(exchange)})\nprint(pop.getwelcome())`,
    say: pop3,
    remarks: [],
  },
  imap: {
    name: 'imaplib',
    open: (exchange) => `imap = imaplib.IMAP4${secure(exchange)}(${place(exchange)})\nprint(imap.welcome)`,
    say: imap,
    remarks: ['ownTags'],
  },
};

export function python(exchange: Exchange): Recipe {
  if (exchange.protocol === 'dns') return resolver(exchange);
  const library = own(LIBRARIES, SENDS.has(exchange.protocol) ? 'smtp' : exchange.protocol);
  if (!library) return NOTHING;
  const said = exchange.lines.map((line) => library.say(line, exchange));
  const left = exchange.lines.flatMap(({ verb }, at) => (said[at] === null ? [verb] : []));
  const calls = said.filter((call) => call !== null && call !== '').map((call) => `print(${call})`);
  return {
    code: [`import ${library.name}`, '', library.open(exchange), ...calls].join('\n'),
    left: [...new Set(left)],
    remarks: library.remarks,
  };
}

function openSmtp(exchange: Exchange): string {
  const { hello } = envelopeOf(exchange);
  const name = hello === '' ? '' : `, local_hostname=${pythonText(hello)}`;
  const made = exchange.protocol === 'lmtp' ? 'LMTP' : `SMTP${secure(exchange)}`;
  return `smtp = smtplib.${made}(${place(exchange)}${name})`;
}

/** A line goes as it is, but where the library must know of it: after EHLO it knows what is offered, after STARTTLS it speaks TLS. */
function smtp({ verb, octets, isLetter }: Line): string | null {
  if (verb === 'DATA') return '';
  if (isLetter) return verb === '(message)' ? `smtp.data(${read})` : `smtp.send(${read}) or smtp.getreply()`;
  if (verb === 'EHLO' || verb === 'LHLO') return 'smtp.ehlo()';
  if (verb === 'STARTTLS') return 'smtp.starttls()';
  const text = textOf(octets);

  if (text !== undefined && /^[^\r\n\x80-\u{10ffff}]+$/u.test(text)) return `smtp.docmd(${pythonText(text)})`;
  return `smtp.send(${pythonBytes(Uint8Array.of(...octets, 13, 10))}) or smtp.getreply()`;
}

const WITHOUT: Record<string, string> = {
  CAPA: 'capa',
  STLS: 'stls',
  UTF8: 'utf8',
  STAT: 'stat',
  NOOP: 'noop',
  RSET: 'rset',
  QUIT: 'quit',
};
const NUMBERED: Record<string, string> = { LIST: 'list', UIDL: 'uidl', RETR: 'retr', DELE: 'dele' };

function pop3(line: Line): string | null {
  const { verb } = line;
  const rest = restOf(line);
  const [bare, numbered] = [own(WITHOUT, verb), own(NUMBERED, verb)];
  if (bare) return `pop.${bare}()`;
  if (verb === 'USER') return `pop.user(${pythonText(rest)})`;
  if (verb === 'PASS') return `pop.pass_(${pythonText(rest)})`;
  if (verb === 'TOP' && /^\d+ \d+$/.test(rest)) return `pop.top(${rest.replace(' ', ', ')})`;
  return numbered && /^\d*$/.test(rest) ? `pop.${numbered}(${rest})` : null;
}

/** Before and after these, imaplib keeps account of the state by itself. */
function imap(line: Line, exchange: Exchange): string | null {
  const { verb, octets, isLetter } = line;
  const rest = (textOf(octets) ?? '')
    .split(' ')
    .slice(verb.split(' ').length + 1)
    .join(' ');
  if (verb === '(response)') return '';
  if (verb === 'LOGIN' || verb === 'AUTHENTICATE') return imapLogin(verb, exchange);
  if (BEGIN_TLS.has(verb)) return 'imap.starttls()';
  if (verb === 'LOGOUT') return 'imap.logout()';
  if (verb === 'SELECT' || verb === 'EXAMINE') return `imap.select(${pythonText(rest)}${verb === 'EXAMINE' ? ', readonly=True' : ''})`;
  if (verb.startsWith('UID ')) return `imap.uid(${pythonText(verb.slice(4))}, ${pythonText(rest)})`;
  if (isLetter || verb === 'IDLE' || verb === 'DONE' || verb === 'APPEND' || verb === '(literal)' || textOf(octets) === undefined)
    return null;
  return `imap.xatom(${[verb, ...(rest === '' ? [] : [rest])].map(pythonText).join(', ')}), imap.untagged_responses`;
}

function imapLogin(verb: string, exchange: Exchange): string | null {
  const login = loginOf(exchange);
  if (!login) return null;
  const { mechanism, user, password } = login;
  if (verb === 'LOGIN') return `imap.login(${pythonText(user)}, ${pythonText(password)})`;
  if (mechanism === 'PLAIN') return `imap.authenticate('PLAIN', lambda _: ${pythonText(`\0${user}\0${password}`)})`;
  return mechanism === 'CRAM-MD5' ? `imap.login_cram_md5(${pythonText(user)}, ${pythonText(password)})` : null;
}

function resolver({ host, lines }: Exchange): Recipe {
  const [name, type] = lines.at(-1)?.verb.split(' ') ?? [];
  if (name === undefined || type === undefined) return NOTHING;
  const code = [
    'import dns.message',
    'import dns.query',
    'import socket',
    '',
    `server = socket.gethostbyname(${pythonText(host)})`,
    `question = dns.message.make_query(${pythonText(name)}, ${pythonText(type)})`,
    'print(dns.query.udp(question, server))',
  ];
  return { code: code.join('\n'), left: [], remarks: [] };
}
