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
  mistyped: {
    title: 'A slip of the pen',
    description: 'One address of two is mistyped. Who has submitted hears it at once; the other recipient gets the letter all the same.',
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
  glueless: {
    title: 'A name server without an address',
    description:
      'com names the name servers of b.com, but not where they are: that is for c.net to say. Before it can ask, the resolver must look for whom to ask.',
  },
  'lame-delegation': {
    title: 'The lame delegation',
    description:
      'The first name server of b.com no longer knows that it is one, and d.com is delegated to whoever delegates it. Two are better than one.',
  },
  'delegation-circle': {
    title: 'After you! No, after you!',
    description:
      'The name servers of circle.com live in circle.org, and those of circle.org in circle.com. After 32 questions the resolver gives up, and another exchange takes the mail.',
  },
  'address-fallback': {
    title: 'A domain without MX',
    description: 'b.com has no MX record, only an address. Then the machine of that very name takes its mail.',
  },
  'alias-circle': {
    title: 'Aliases that lead round',
    description:
      'An MX record must not name an alias; here all three do. Two aliases bite their own tails, and the third, by good luck, is a machine.',
  },
  'many-addresses': {
    title: 'A host with several addresses',
    description:
      'One exchange has only an IPv6 address, the next has two of IPv4. Two of the three are silent; all are called before the letter has to wait.',
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
  'password-read-along': {
    title: 'A password for whoever listens',
    description: 'No TLS anywhere: AUTH PLAIN to submit, USER and PASS to fetch. Read the password off the line; base64 hides nothing.',
  },
  starttls: {
    title: 'STARTTLS: from here on in private',
    description:
      'Each connection begins in the clear and asks for TLS before anything secret is said. What was learnt before is forgotten.',
  },
  'implicit-tls': {
    title: 'TLS before the first word',
    description:
      'Ports 465, 995 and 993: the handshake comes first, the greeting already travels sealed. Today’s recommendation (RFC 8314).',
  },
  'encryption-demanded': {
    title: 'No password without TLS',
    description:
      'The servers take passwords only where nobody can read along, and Ana’s old program knows no TLS. She is told why nothing goes.',
  },
  'challenge-response': {
    title: 'A question instead of the password',
    description: 'CRAM-MD5 and APOP: the server asks, the answer proves the password without saying it. The idea stayed, MD5 did not.',
  },
  scram: {
    title: 'SCRAM: both sides prove themselves',
    description: 'Within TLS, server and client each show that they know the password. A stolen list of the server is no use to a thief.',
  },
  oauth: {
    title: 'A token instead of the password',
    description: 'XOAUTH2, as large providers ask for it: the program shows a bearer token that it got at the log-in page.',
  },
  'typed-login': {
    title: 'Logging in by hand',
    description: 'STARTTLS, AUTH and a letter, typed line by line. At another terminal Bea has said IDLE, and sees it come.',
  },
  pipelining: {
    title: 'All in one breath',
    description: 'The next server offers PIPELINING: MAIL, three times RCPT and DATA leave together, and three waits are saved.',
  },
  chunking: {
    title: 'So many octets are coming',
    description: 'BDAT says the length first. A line with a lonely dot then ends nothing, and no dot is doubled.',
  },
  'lossy-line': {
    title: 'One packet in ten is lost',
    description: 'TCP sends it again, and SMTP notices only the time. Over UDP the DNS has to ask a second time itself.',
  },
  greylisting: {
    title: 'Come back in five minutes',
    description: 'mx.b.com does not know this sender yet and answers 450. A real server tries again; a spammer’s program mostly does not.',
  },
  'five-days': {
    title: 'Five days of trying',
    description: 'mx.b.com never comes back. After four hours Ana is told that her message waits, after five days that it was given up.',
  },
  'equal-preference': {
    title: 'Two exchanges share the load',
    description: 'Two MX records of the same preference: chance decides for each message, and one store behind both keeps the mailboxes.',
  },
  'delivery-report': {
    title: 'Tell me when it has arrived',
    description: 'Ana asks for a report with NOTIFY=SUCCESS. The wish travels in the envelope, and the last server answers it.',
  },
  downgrade: {
    title: 'Eight bits into seven',
    description: 'The next server takes seven bits only. The text is encoded on the way, and its field says so; the words stay the same.',
  },
  international: {
    title: 'An address with an accent',
    description: 'josé@b.com: SMTPUTF8 must be known at every hop, for addresses cannot be rewritten in other letters.',
  },
  'international-refused': {
    title: 'The accent stops here',
    description: 'The next server does not know SMTPUTF8. There is no other way to write that address, so Ana gets her message back.',
  },
  loop: {
    title: 'Round and round',
    description: 'Bea forwards to Esteban, Esteban forwards to Bea. After a hundred Received fields a server says: enough.',
  },
  etrn: {
    title: 'ETRN: send me what waits',
    description: 'The office’s server was off. Now it asks its second exchange to try the queue at once, and is called back.',
  },
  atrn: {
    title: 'ATRN: hand it to me here',
    description: 'The office proves who it is, the connection turns round, and its mail comes along the very line it opened.',
  },
  'seven-bits-along': {
    title: 'Seven bits along a turned connection',
    description:
      'The office says ATRN, but its server takes seven bits only: both letters are encoded before they come along its own connection.',
  },
  'never-fetched': {
    title: 'Mail that nobody fetches',
    description:
      'The line breaks as the connection turns round, the second call finds nobody, and then the office forgets. After five days Ana is told.',
  },
  'lmtp-store': {
    title: 'A verdict for each recipient',
    description: 'b.com keeps its mailboxes on a host of their own. LMTP brings the message there: three recipients, three answers.',
  },
  'mailing-list': {
    title: 'One address, four readers',
    description: 'The list sends on in its owner’s name. One member is gone: Bea, who keeps the list, hears of it, and Ana does not.',
  },
  forwarding: {
    title: 'Sent on to another house',
    description: 'Bea’s mail goes on to c.net and a copy stays; Carlos’s server says 251, David’s 551: “ask there instead”.',
  },
  filing: {
    title: 'A rule sorts the mail',
    description: 'Letters about exams go into a mailbox of their own. POP3 knows only INBOX; IMAP shows them all.',
  },
  'list-behind-alias': {
    title: 'A list behind an alias, and a circle',
    description:
      'The alias stands for Bea and a list, and the list names the alias again. What Ana wants to hear goes through the alias and ends with the list; of the circle, its owner hears.',
  },
  'double-bounce': {
    title: 'Nobody reports on a report',
    description:
      'An alias is taken although a mailbox behind it is full. The report goes to a sender who was made up, comes back, and there it ends.',
  },
  notify: {
    title: 'What the sender wants to hear',
    description:
      'NEVER: a mailbox is full, and nobody says so. SUCCESS: a list reports that it has sent the letter on; for a server without DSN, Ana’s own reports.',
  },
  'pop3-by-hand': {
    title: 'POP3 at a terminal',
    description: 'What can you do? Only the header, please; delete, no, do not; and QUIT, which alone really deletes.',
  },
  idle: {
    title: 'The telephone that does not ask',
    description: 'IDLE: the connection stays open, and the server says at once when mail comes. No asking every five minutes.',
  },
  'two-clients': {
    title: 'Two programs, one mailbox',
    description: 'The laptop marks and deletes while the telephone waits in IDLE: what each is told, and when.',
  },
  folders: {
    title: 'Folders that live on the server',
    description:
      'Made, filled, renamed, subscribed to: every folder is the server’s, and every program sees the same. Ana’s copy goes to Sent.',
  },
  searching: {
    title: 'One message among many',
    description: 'SEARCH, SORT, THREAD, one part, twenty octets of it: the server finds, and hardly anything crosses the line.',
  },
  'shared-folder': {
    title: 'A folder for two',
    description: 'Bea gives Carlos the right to read and mark, not to delete. He finds the folder under “Other Users”.',
  },
  'changes-since': {
    title: 'What changed while I was away?',
    description:
      'CONDSTORE gives every change a number. A program asks for what came after its own, and cannot overwrite what it has not seen.',
  },
  quota: {
    title: 'How full is it?',
    description: 'GETQUOTAROOT tells; a copy that has no room is refused with OVERQUOTA, and after an EXPUNGE there is room again.',
  },
  imap4rev2: {
    title: 'The new IMAP',
    description: 'After ENABLE IMAP4rev2 the same server answers otherwise: ESEARCH, no RECENT, folder names in plain letters.',
  },
  'forgery-unnoticed': {
    title: 'Mallory writes as Ana',
    description: 'Nobody asks for a proof on an envelope. a.org has said nothing in the DNS, so the forged letter arrives like any other.',
  },
  'spf-forgery': {
    title: 'SPF: not from that host',
    description: 'a.org lists its hosts in the DNS. Mallory’s is not one of them: mx.b.com looks it up and answers 550.',
  },
  'dkim-signed': {
    title: 'DKIM: a seal that anybody can check',
    description: 'Ana’s server signs every letter, with two keys. mx.b.com fetches them from the DNS and finds every octet as it was.',
  },
  'dkim-broken': {
    title: 'A broken seal',
    description:
      'The text is re-encoded on the way, after it was signed. The words are the same, the octets are not, and the signature fails.',
  },
  'dmarc-reject': {
    title: 'DMARC: who is in From?',
    description: 'The envelope is Mallory’s own and passes SPF; the reader would see Ana. a.org has asked for such letters to be refused.',
  },
  'forwarding-breaks-spf': {
    title: 'Sent on, and still genuine',
    description: 'For the next house the letter comes from the wrong host: SPF fails. The seal has held, and with it DMARC.',
  },
  'smtp-1982': {
    title: 'A server of 1982',
    description:
      'No EHLO, no extensions, but SEND and SAML, which wrote straight to the screen of whoever was logged in. Mail is read where it lies: POP is two years away.',
  },
  turn: {
    title: 'TURN, and why it went',
    description: '“Let us change places”: the other server hands over the mail it keeps, and never asks who is calling.',
  },
  'verify-and-expand': {
    title: 'A server that tells everything',
    description: 'VRFY and EXPN answered in full: names, lists, new addresses. Handy in 1982, a gift to spammers later.',
  },
  'web-mail': {
    title: 'Web mail',
    description: 'Bea reads and answers in her browser. It speaks HTTP to a web server; behind that server the letter goes the usual way.',
  },
  'web-mail-cookie': {
    title: 'The cookie stays',
    description: 'The line goes, the cookie does not: who comes back needs no password, until half an hour has passed in silence.',
  },
  'three-windows': {
    title: 'Three windows, one cookie',
    description: 'A later log-in makes the forms of the first window out of date, and a mail program takes away what is about to be read.',
  },
  'web-mail-tls': {
    title: 'No password without TLS',
    description: 'The web mail takes passwords by https only. Then two letters that cannot be sent, and come back in the form.',
  },
  'too-large': {
    title: 'Too large for that house',
    description:
      'mx.b.com takes 20 kB at most, and says so in its EHLO reply. MAIL announces the size, and the refusal comes before the letter.',
  },
  'smtp-1995': {
    title: 'A server of 1995',
    description:
      'EHLO is new, and so are SIZE and 8BITMIME. No TLS, no log-in, no enhanced codes, and POP3 without CAPA; today’s server gets on with it all the same.',
  },
  dialects: {
    title: 'The same codes in other words',
    description: 'Three servers in the manner of Postfix, Exim and Sendmail. People read the words; programs read the three digits.',
  },
  'away-from-home': {
    title: 'Sending from somebody else’s house',
    description:
      'Ana visits Bea. The server that knows its people by their network refuses her; the one that asks for a password takes her letter.',
  },
  'no-room': {
    title: 'No room for one more reader',
    description:
      'A server with room for two readers sends the third away. At POP3 the second finds the maildrop in use; IMAP lets both in.',
  },
  'slow-dns': {
    title: 'A name server that takes its time',
    description:
      'Each answer about the sender takes four seconds. After a minute the server asks no more, and the letter has to come back later.',
  },
  'bare-submission': {
    title: 'A letter without a date',
    description: 'Ana forgets Date and Message-ID, and her submission server adds both. A stranger who tries the same door is turned away.',
  },
  'dmarc-quarantine': {
    title: 'Set aside: DMARC and Junk',
    description:
      'a.org asks that forgeries be set aside. The letter arrives, and nobody finds it in the inbox. And what if the author’s domain cannot be asked?',
  },
  'origin-unknown': {
    title: '“Try again later”: nobody can say who you are',
    description: 'The name server of the sender’s domain is off. What cannot be known now is put off; what is clearly wrong is refused.',
  },
};

/** The topics under which stories are offered. */
export const topics: Record<string, string> = {
  journey: 'The journey and its mishaps',
  connection: 'On the line: TLS, passwords, packets',
  dns: 'Asking the DNS',
  queue: 'Queues, reports, detours',
  delivery: 'Delivery: stores, lists, rules',
  reading: 'Reading: POP3 and IMAP',
  web: 'Web mail',
  security: 'Forgery and proof: SPF, DKIM, DMARC',
  history: 'History',
};
