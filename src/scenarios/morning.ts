/** One mailbox and one morning of two devices, by POP3, by IMAP and by web mail: what is clicked is the same, as far as it can be. */
import { compose } from '../mail/compose.ts';
import type { Action, Scenario } from '../run/scenario.ts';
import { accountsWith, devicesWith, hostsWith, town } from './town.ts';

export const WAYS = ['pop3', 'imap', 'web'] as const;
export type Way = (typeof WAYS)[number];

const MINUTE_MS = 60_000;
export const LETTERS = 30;
/** The large letter has so many octets as it lies in the mailbox, within a hundred. */
export const LARGE_OCTETS = 5_000_000;
/** Room on the server: the mailbox fits, and little more. */
export const QUOTA_OCTETS = 6_000_000;
/** What comes at noon has so many octets before it is encoded. */
const NOON_OCTETS = 1_500_000;
/** Of 76 characters and CRLF, 57 octets each: RFC 2045 §6.8. */
const encodes = (octets: number): number => Math.floor((octets / 78) * 57);

/** The oldest first; the twentieth is the large one. */
function mailbox(): Uint8Array[] {
  return Array.from({ length: LETTERS }, (_, place) => {
    const isLarge = place === 19;
    const file = { name: 'video.mp4', type: 'video/mp4', octets: new Uint8Array(encodes(LARGE_OCTETS - 1000)).fill(86) };
    const draft = {
      ...town.draft,
      subject: `Carta ${place + 1}`,
      text: `Hola, Bea:\n\n${'Nos vemos en clase. '.repeat(20 + place)}\n\nAna\n`,
      attachments: isLarge ? [file] : [],
    };
    const idLeft = `carta.${place + 1}`;
    return compose(draft, { idLeft, date: town.startsAt - (LETTERS - place) * 60 * MINUTE_MS, boundarySeed: idLeft }).octets;
  });
}

const answer = {
  to: ['Ana <ana@a.org>'],
  cc: [],
  bcc: [],
  replyTo: '',
  subject: 'Re: Carta 1',
  text: 'De acuerdo.\n\nBea\n',
  attachments: [],
};

type Use = Extract<Action, { do: 'use' }>;
const use = (minutes: number, host: string, deeds: Use['deeds']): Use => ({ at: minutes * MINUTE_MS, do: 'use', host, deeds });
const visit = (minutes: number, host: string, more: Partial<Extract<Action, { do: 'browse' }>>): Action => ({
  ...{ at: minutes * MINUTE_MS, do: 'browse', host, to: 'mx.b.com', secure: false, language: 'es', reads: true },
  ...more,
});

/** At breakfast on the laptop three letters are read and one answered; on the bus two more on the telephone; at noon a large one comes. */
function actionsBy(way: Way): Action[] {
  const noon: Action = {
    ...{ at: 180 * MINUTE_MS, do: 'send', host: 'ana-laptop' },
    draft: {
      ...town.draft,
      subject: 'Fotos',
      attachments: [{ name: 'fotos.zip', type: 'application/zip', octets: new Uint8Array(NOON_OCTETS).fill(90) }],
    },
  };
  if (way === 'web')
    return [
      visit(5, 'bea-laptop', { most: 3, writes: { to: 'ana@a.org', subject: answer.subject, text: answer.text } }),
      visit(60, 'bea-telephone', { most: 2 }),
      noon,
      visit(210, 'bea-telephone', { most: 1 }),
    ];
  const [first, second, third] = [1, 2, 3].map((uid) => ({ do: 'read', uid }) as const);
  const send = { do: 'send', letter: answer, answers: { uid: 1, how: 'reply' } } as const;
  return [
    use(5, 'bea-laptop', [{ do: 'open' }, first!, second!, third!, send, { do: 'close' }]),
    use(60, 'bea-telephone', [{ do: 'open' }, { do: 'read', uid: 4 }, { do: 'read', uid: 5 }, { do: 'close' }]),
    noon,
    use(210, 'bea-telephone', [{ do: 'open' }, { do: 'close' }]),
  ];
}

/** Made when somebody wants it: five megabytes need not be there before. */
export function morningBy(way: Way): Scenario {
  const fetch = { via: way === 'pop3' ? ('pop3' as const) : ('imap' as const), from: 'mx.b.com' };
  const device = { submitTo: 'mx.b.com', fetch };
  return {
    ...town,
    id: `morning-${way}`,
    hosts: hostsWith({
      'mx-b': { agents: ['msa', 'mta', 'mda', 'pop3', 'imap', 'webmail'] },
      'bea-laptop': { agents: ['mua', 'browser'] },
      'bea-telephone': { agents: ['mua', 'browser'] },
    }),
    accounts: accountsWith({ 'bea@b.com': { mail: mailbox(), quotaOctets: QUOTA_OCTETS } }),
    devices: devicesWith({ 'bea-laptop': device, 'bea-telephone': device }),
    actions: actionsBy(way),
  };
}
