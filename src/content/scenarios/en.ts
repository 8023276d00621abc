import type { ScenarioText } from './text.ts';

export const scenarios: Record<string, ScenarioText> = {
  journey: {
    title: 'Ana writes to Bea',
    description: 'A message is submitted, finds its way through the DNS, is relayed, delivered and fetched, by POP3 and by IMAP.',
  },
  'unknown-recipient': {
    title: 'Nobody of that name',
    description: 'b.com has no such mailbox: it answers 550, and Ana’s server must write her a report of the failure.',
  },
  'second-mx': {
    title: 'The first MX is down',
    description: 'The preferred server of b.com does not answer the telephone. Its second MX record is there for that day.',
  },
  'mx-unresolved': {
    title: 'An MX name that leads nowhere',
    description: 'The MX record names a host that has no address. Without an address there is nobody to connect to.',
  },
  'mailbox-full': {
    title: 'The mailbox is full',
    description: 'Bea’s quota is used up: 452 means “not now”. The message waits in the queue, is tried again, and arrives later.',
  },
  'wrong-password': {
    title: 'A wrong password at POP3',
    description: 'Bea’s laptop offers a password that the server does not accept. Nothing is fetched, and nothing is lost.',
  },
  'line-cut': {
    title: 'The line is cut before QUIT',
    description: 'POP3 deletes only when it hears QUIT. If the line goes first, every message is still there afterwards.',
  },
  'too-busy': {
    title: 'Too busy to answer',
    description: 'mx.b.com greets with 421: not now. Ana’s server keeps the message and comes back half an hour later.',
  },
  'no-service': {
    title: 'No mail service here',
    description: 'The host in the MX record greets with 554: never. There is nothing to wait for, and Ana gets her message back.',
  },
  'dns-walk': {
    title: 'Down from the root',
    description: 'The resolver knows nobody but the root. From there it is sent to com, from com to b.com, and remembers the way.',
  },
  'address-fallback': {
    title: 'A domain without MX',
    description: 'b.com has no MX record, only an address. Then the machine of that very name takes its mail.',
  },
  'null-mx': {
    title: 'A domain that takes no mail',
    description: 'The only MX record names nothing but a dot: no mail here, ever. Ana is told at once, without a single call.',
  },
  'dns-truncated': {
    title: 'An answer too long for UDP',
    description: 'b.com lists so many exchanges that a datagram does not hold them. The answer comes cut off, and is fetched over TCP.',
  },
  'dns-silent': {
    title: 'The name server is silent',
    description: 'Nobody answers for b.com. That is no “no”: the message waits in the queue, and half an hour later everything is well.',
  },
  'no-such-domain': {
    title: 'A domain that does not exist',
    description: 'Ana mistypes the part after the @. The DNS says NXDOMAIN, and the report is in her mailbox within the minute.',
  },
};
