/** What a row gives its client to do. */
import type { SmtpJob } from '../../../protocols/smtp/client.ts';
import { LMTP_PORT, SMTP_PORT } from '../../ports.ts';
import type { Destination, Letter } from '../../surroundings.ts';
import type { MtaHouse } from '../house.ts';
import type { DeliveryDesk } from './desk.ts';

export function destinationOf({ options }: MtaHouse, desk: DeliveryDesk): Destination {
  const { route, exchange, address, cause } = desk;
  const tls = { serverName: exchange.name, implicit: false, check: options.habits.tls === 'demanded' };
  const way = route.kind === 'store' ? { port: LMTP_PORT, protocol: 'lmtp' } : { port: SMTP_PORT, protocol: 'smtp' };
  return { ...way, address, subject: letterOf(desk).number, cause, tls };
}

export function jobOf({ options, hostName }: MtaHouse, desk: DeliveryDesk): SmtpJob {
  const { item, pending, sevenBit } = desk;
  const { reversePath, body, smtpUtf8, ret, envid } = item;
  const { tls, pipelining, chunking } = options.habits;
  return {
    helo: hostName,
    lmtp: desk.route.kind === 'store',
    reversePath,
    forwardPaths: pending.map(({ path }) => path),
    recipients: pending,
    message: letterOf(desk).octets,
    body: sevenBit || body === '' ? undefined : body,
    smtpUtf8,
    ret,
    envid,
    tls: tls === 'if offered' ? 'ifOffered' : tls,
    pipelining,
    chunking,
  };
}

/** The message as it goes out. */
function letterOf({ sevenBit, item }: DeliveryDesk): Letter {
  return sevenBit ?? item.letter;
}
