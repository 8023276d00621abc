/** Moments of mail’s history: when each was, and what of it can be read, seen and learnt here. Names and sentences stand beside, a file a language. */

/** What kind of thing came about: a standard, a program, or something that happened. */
export const MOMENT_KINDS = ['standard', 'program', 'event'] as const;
export type MomentKind = (typeof MOMENT_KINDS)[number];

export interface Moment {
  year: number;
  kind: MomentKind;
  /** The year is known only roughly. */
  isAbout?: true;
  rfcs?: readonly number[];
  /** Of the gallery. */
  story?: string;
  /** Of the course. */
  lesson?: string;
  /** How a server of this kind really greets, as in our recordings. */
  greeting?: string;
  /** Of the shelf: a recording in which it speaks. */
  sample?: string;
}

/** In the order of their years. */
export const MOMENTS = {
  'network-mail': { year: 1971, kind: 'event', lesson: 'history' },
  'rfc-733': { year: 1977, kind: 'standard', rfcs: [733], lesson: 'anatomy-of-a-letter' },
  'first-spam': { year: 1978, kind: 'event', lesson: 'spam-and-forgery' },
  smtp: { year: 1982, kind: 'standard', rfcs: [821, 822], story: 'smtp-1982', lesson: 'smtp-line-by-line' },
  turn: { year: 1982, kind: 'standard', rfcs: [821], story: 'turn', lesson: 'every-smtp-command' },
  sendmail: { year: 1983, kind: 'program', story: 'dialects', lesson: 'agents-and-servers' },
  dns: { year: 1983, kind: 'standard', rfcs: [882, 883], story: 'dns-walk', lesson: 'dns-and-mx' },
  pop1: { year: 1984, kind: 'standard', rfcs: [918], lesson: 'pop3' },
  pop2: { year: 1985, kind: 'standard', rfcs: [937], lesson: 'pop3' },
  imap: { year: 1986, kind: 'event', lesson: 'imap' },
  mx: { year: 1986, kind: 'standard', rfcs: [974], story: 'second-mx', lesson: 'dns-and-mx' },
  imap2: { year: 1988, kind: 'standard', rfcs: [1064], lesson: 'imap' },
  pop3: { year: 1988, kind: 'standard', rfcs: [1081], story: 'pop3-by-hand', lesson: 'pop3' },
  eudora: { year: 1988, kind: 'program', lesson: 'mail-programs' },
  pine: { year: 1989, kind: 'program', lesson: 'mail-programs' },
  imap3: { year: 1991, kind: 'standard', rfcs: [1203], lesson: 'imap' },
  web: { year: 1991, kind: 'event', lesson: 'other-ways' },
  pgp: { year: 1991, kind: 'program', lesson: 'programs-to-come' },
  mime: { year: 1992, kind: 'standard', rfcs: [1341], lesson: 'mime' },
  ehlo: { year: 1993, kind: 'standard', rfcs: [1425], lesson: 'esmtp-and-ports' },
  imap4: { year: 1994, kind: 'standard', rfcs: [1730], story: 'folders', lesson: 'imap' },
  'year-1995': { year: 1995, kind: 'event', story: 'smtp-1995', lesson: 'history' },
  pipelining: { year: 1995, kind: 'standard', rfcs: [1854], story: 'pipelining', lesson: 'esmtp-and-ports' },
  exim: {
    ...{ year: 1995, kind: 'program', story: 'dialects', lesson: 'agents-and-servers' },
    greeting: '220 mx.c.edu ESMTP Exim 4.96 Sat, 21 Nov 2026 19:46:23 +0000',
  },
  mutt: { year: 1995, kind: 'program', lesson: 'mail-programs' },
  reports: { year: 1996, kind: 'standard', rfcs: [1891, 1894], story: 'delivery-report', lesson: 'it-did-not-arrive' },
  etrn: { year: 1996, kind: 'standard', rfcs: [1985], story: 'etrn', lesson: 'loops-and-remote-queues' },
  qmail: { year: 1996, kind: 'program', lesson: 'into-the-mailbox' },
  sdps: { year: 1996, kind: 'event', isAbout: true, story: 'one-maildrop', lesson: 'pop3' },
  exchange: { year: 1996, kind: 'program', lesson: 'agents-and-servers' },
  hotmail: { year: 1996, kind: 'program', story: 'web-mail', lesson: 'other-ways' },
  'cram-md5': { year: 1997, kind: 'standard', rfcs: [2195], story: 'challenge-response', lesson: 'who-may-send' },
  outlook: { year: 1997, kind: 'program', lesson: 'mail-programs' },
  idle: { year: 1997, kind: 'standard', rfcs: [2177], story: 'idle', lesson: 'imap-together' },
  capa: { year: 1998, kind: 'standard', rfcs: [2449], lesson: 'pop3' },
  submission: { year: 1998, kind: 'standard', rfcs: [2476], story: 'relaying-denied', lesson: 'esmtp-and-ports' },
  postfix: {
    ...{ year: 1998, kind: 'program', story: 'dialects', lesson: 'agents-and-servers' },
    ...{ greeting: '220 mx.b.com ESMTP Postfix', sample: 'v15' },
  },
  starttls: { year: 1999, kind: 'standard', rfcs: [2487], story: 'starttls', lesson: 'who-may-send' },
  auth: { year: 1999, kind: 'standard', rfcs: [2554], story: 'typed-login', lesson: 'who-may-send' },
  odmr: { year: 1999, kind: 'standard', rfcs: [2645], story: 'atrn', lesson: 'loops-and-remote-queues' },
  iloveyou: { year: 2000, kind: 'event', story: 'worm', lesson: 'spam-and-forgery' },
  im2000: { year: 2000, kind: 'event', story: 'five-days', lesson: 'history' },
  'rfc-2821': { year: 2001, kind: 'standard', rfcs: [2821, 2822], lesson: 'history' },
  dovecot: {
    ...{ year: 2002, kind: 'program', lesson: 'imap' },
    ...{ greeting: '+OK Dovecot ready. <c0e.5.6b01f6aa.ywlEgchwMn1vicgcPLo0rw==@imap.b.com>', sample: 'v01' },
  },
  greylisting: { year: 2003, kind: 'event', rfcs: [6647], story: 'greylisting', lesson: 'it-did-not-arrive' },
  spf: { year: 2003, kind: 'standard', rfcs: [7208], story: 'spf-forgery', lesson: 'spam-and-forgery' },
  gmail: { year: 2004, kind: 'program', story: 'web-mail', lesson: 'other-ways' },
  thunderbird: { year: 2004, kind: 'program', lesson: 'mail-programs' },
  dkim: { year: 2007, kind: 'standard', rfcs: [4871], story: 'dkim-signed', lesson: 'spam-and-forgery' },
  'rfc-5321': { year: 2008, kind: 'standard', rfcs: [5321, 5322], story: 'smtp-2008', lesson: 'history' },
  scram: { year: 2010, kind: 'standard', rfcs: [5802], story: 'scram', lesson: 'who-may-send' },
  'dmarc-published': { year: 2012, kind: 'event', story: 'dmarc-quarantine', lesson: 'spam-and-forgery' },
  smtputf8: { year: 2012, kind: 'standard', rfcs: [6531], story: 'international', lesson: 'every-language' },
  dmarc: { year: 2015, kind: 'standard', rfcs: [7489], story: 'dmarc-reject', lesson: 'spam-and-forgery' },
  dane: { year: 2015, kind: 'standard', rfcs: [7672], lesson: 'transport-to-come' },
  'implicit-tls': { year: 2018, kind: 'standard', rfcs: [8314], story: 'implicit-tls', lesson: 'transport-to-come' },
  'mta-sts': { year: 2018, kind: 'standard', rfcs: [8461], lesson: 'transport-to-come' },
  arc: { year: 2019, kind: 'standard', rfcs: [8617], story: 'arc', lesson: 'transport-to-come' },
  jmap: { year: 2019, kind: 'standard', rfcs: [8620, 8621], lesson: 'programs-to-come' },
  imap4rev2: { year: 2021, kind: 'standard', rfcs: [9051], story: 'imap4rev2', lesson: 'imap' },
  smuggling: { year: 2023, kind: 'event', story: 'smuggled', lesson: 'transport-to-come' },
  'sender-rules': { year: 2024, kind: 'event', story: 'unproven', lesson: 'transport-to-come' },
  today: { year: 2026, kind: 'event', story: 'four-ages', lesson: 'history' },
} as const satisfies Record<string, Moment>;

export type MomentName = keyof typeof MOMENTS;

/** `name`: as it stands on the line; `says`: what came about. */
export type MomentWords = Readonly<Record<MomentName, { name: string; says: string }>>;
