/** What CAPA lists, true at this moment and in this state. RFC 2449 §5, §6. */
import type { Pop3Desk } from './desk.ts';
import { knowsCode, since } from './era.ts';

export function capabilities(desk: Pop3Desk): string[] {
  const { policy, login, mayStartTls } = desk;
  const { logins, expireDays } = policy;
  const { mechanisms } = login;
  return [
    'TOP',
    'UIDL',
    // RFC 2449 §6.3, RFC 2595 §2.3: not where a password may not be said
    ...(login.mayBeSaid ? ['USER'] : []),
    ...(mechanisms.length > 0 ? [`SASL ${mechanisms.join(' ')}`] : []),
    ...(mayStartTls ? ['STLS'] : []),
    'RESP-CODES',
    // RFC 3206 §6
    ...(knowsCode(desk, 'AUTH') ? ['AUTH-RESP-CODE'] : []),
    'PIPELINING',
    ...(logins ? [`LOGIN-DELAY ${logins.seconds}`] : []),
    `EXPIRE ${expireDays ?? 'NEVER'}`,
    ...(since(2010)(desk) ? ['UTF8', 'LANG'] : []),
    'IMPLEMENTATION Mailscope',
  ];
}
