/** What a row gives its client to do. */
import type { SmtpJob } from '../../../protocols/smtp/client.ts';
import { LMTP_PORT, SMTP_PORT } from '../../ports.ts';
import type { Destination, Letter } from '../../surroundings.ts';
import type { DeliveryDesk } from './desk.ts';

export function destinationOf(desk: DeliveryDesk): Destination {
  const { house, route, exchange, address, cause } = desk;
  const tls = { serverName: exchange.name, implicit: false, check: house.options.habits.tls === 'demanded' };
  const way = route.kind === 'store' ? { port: LMTP_PORT, protocol: 'lmtp' } : { port: SMTP_PORT, protocol: 'smtp' };
  return { ...way, address, subject: letterOf(desk).number, cause, tls };
}

export function jobOf(desk: DeliveryDesk): SmtpJob {
  const { house, item, pending, sevenBit } = desk;
  const { reversePath, body, smtpUtf8, ret, envid } = item;
  const { tls, pipelining, chunking } = house.options.habits;
  return {
    helo: house.hostName,
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
