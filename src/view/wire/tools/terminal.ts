/** The lines themselves, through telnet or, where TLS is spoken, openssl: a pause stands for reading the reply. */
import { own } from '../../../own.ts';
import { hostPort } from './address.ts';
import { BEGIN_TLS, type Exchange, type Line } from './exchange.ts';
import { shellLine, shellWord } from './quote.ts';
import { LETTER, NOTHING, type Recipe, type Remark } from './recipe.ts';

/** What openssl can ask TLS for by itself; submission is SMTP. */
const ASKS: Record<string, string> = { smtp: 'smtp', submission: 'smtp', lmtp: 'lmtp', pop3: 'pop3', imap: 'imap' };

export function terminal(exchange: Exchange): Recipe {
  if (exchange.protocol === 'dns') return NOTHING;
  const { tls } = exchange;
  const begins = exchange.lines.findIndex(({ verb }) => BEGIN_TLS.has(verb));
  const lines = tls === 'begun' ? exchange.lines.slice(begins + 1) : exchange.lines;
  const said = lines.map((line) => `  sleep 1; ${spoken(line, tls === 'none')}`);
  const remarks: Remark[] = [...(lines.length > 0 ? (['pauses'] as const) : []), ...(tls === 'begun' ? (['ownHello'] as const) : [])];
  return { code: ['{', ...said, '  sleep 2', `} | ${program(exchange)}`].join('\n'), left: [], remarks };
}

function program({ protocol, host, port, tls }: Exchange): string {
  if (tls === 'none') return `telnet ${shellWord(host)} ${shellWord(port)}`;
  // without -quiet, a line that begins with R or Q would be a command to openssl
  const asks = tls === 'begun' ? ` -starttls ${own(ASKS, protocol) ?? protocol}` : '';
  return `openssl s_client -quiet${asks} -servername ${shellWord(host)} -connect ${shellWord(hostPort(host, port))}`;
}

/** telnet makes CR LF of each LF by itself. */
function spoken({ verb, octets, isLetter }: Line, isTelnet: boolean): string {
  const end = isTelnet ? '\\n' : '\\r\\n';
  if (!isLetter) return shellLine(octets, end);
  const file = isTelnet ? `tr -d '\\r' < ${LETTER}` : `cat ${LETTER}`;
  // RFC 5321 §4.5.2; a chunk (RFC 3030) is sent as it is
  return verb === '(message)' ? `${file} | sed 's/^\\./../'; printf '.${end}'` : file;
}
