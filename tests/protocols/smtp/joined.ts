/** An SMTP client and server joined by a line without time, on which TLS can begin: what one says the other hears, in pieces as small as the test wants. */
import { concat, text } from '../../../src/mail/octets.ts';
import type { ClientCarrier, End, ServerCarrier, TlsFacts } from '../../../src/protocols/carrier.ts';
import { SmtpClient, type Fate, type Report, type SmtpJob } from '../../../src/protocols/smtp/client.ts';
import type { SmtpPolicy } from '../../../src/protocols/smtp/policy.ts';
import { SmtpServer } from '../../../src/protocols/smtp/server.ts';

export const TLS: TlsFacts = { version: 'TLSv1.3', cipher: 'TLS_AES_128_GCM_SHA256', serverName: 'mx.b.com' };

export interface Outcome {
  /** 'C: …' and 'S: …', and 'TLS' where it began. */
  spoken: string[];
  fates: Fate[];
  report: Report;
  /** How often the client came back: once. */
  returns: number;
  closed: { server: boolean; client: boolean };
}

/** Lets them talk until nobody has anything to say. `cuts`: lengths of the pieces, used in turn; none: whole. `tls`: the server has a certificate. */
export function joined(policy: SmtpPolicy, job: SmtpJob, cuts: readonly number[] = [], tls = false): Outcome {
  const outcome = { spoken: [] as string[], returns: 0, closed: { server: false, client: false } } as Outcome;
  const toClient: Uint8Array[] = [];
  const toServer: Uint8Array[] = [];
  const line = { tls: null as TlsFacts | null, asked: 0 };
  const startTls = () => void line.asked++;
  const serverCarrier: ServerCarrier = {
    get tls() {
      return line.tls;
    },
    answer({ octets }) {
      outcome.spoken.push(`S: ${text(octets)}`);
      toClient.push(octets);
    },
    moved: () => {},
    close: () => void (outcome.closed.server = true),
    ...(tls ? { startTls } : {}),
  };
  const clientCarrier: ClientCarrier = {
    get tls() {
      return line.tls;
    },
    say({ octets }) {
      outcome.spoken.push(`C: ${text(octets)}`);
      toServer.push(octets);
    },
    moved: () => {},
    close: () => void (outcome.closed.client = true),
    startTls,
  };
  const server: End = new SmtpServer(policy, serverCarrier);
  const client: End = new SmtpClient(job, clientCarrier, (fates, report) => {
    outcome.returns++;
    outcome.fates = fates;
    outcome.report = report;
  });
  client.opened();
  server.opened();
  let cut = 0;
  const deliver = (queue: Uint8Array[], end: End) => {
    for (let octets = concat(queue.splice(0)); octets.length > 0;) {
      const length = cuts.length === 0 ? octets.length : Math.max(1, cuts[cut++ % cuts.length]!);
      end.received(octets.slice(0, length));
      octets = octets.subarray(length);
    }
  };
  const handshake = () => {
    line.asked = 0;
    line.tls = TLS;
    outcome.spoken.push('TLS');
    server.secured?.();
    client.secured?.();
  };
  while (toClient.length > 0 || toServer.length > 0 || line.asked === 2) {
    deliver(toServer, server);
    deliver(toClient, client);
    if (line.asked === 2 && toServer.length === 0 && toClient.length === 0) handshake();
  }
  if (outcome.closed.server) client.ended('end');
  return outcome;
}
