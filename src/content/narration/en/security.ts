import type { Wordings } from '../words.ts';

/** Who really sent it: SPF, DKIM, DMARC, and what the receiving house makes of them. */
export const security: Record<string, Wordings> = {
  'note.signed.smime': {
    story: [
      '{from} signs the letter with its *owner’s* key before anybody sees it. No server knows or is asked.',
      'Whoever gets the letter finds a certificate in it: an authority says there that this key belongs to this address.',
    ],
    protocol: [
      'S/MIME: `multipart/signed` with `smime.p7s` (RFC 8551 §3.5.3), as `{detail}`.',
      'Only the first part is signed, with its own header. From, To and Subject stay outside: a server may change them, and nobody notices.',
    ],
    octet: [
      'SignedData (RFC 5652): the SHA-256 hash of the part, and the time, both signed with RSA. The certificate comes with it.',
      'The part has to arrive octet for octet, line ends included; that is why RFC 8551 §3.1.3 wants it in seven bits.',
    ],
  },
  'note.signed.openpgp': {
    story: [
      '{from} signs the letter with its *owner’s* key before anybody sees it. No server knows or is asked.',
      'No authority vouches for the key: whoever wants to check it must have got it from its owner before.',
    ],
    protocol: [
      'OpenPGP: `multipart/signed` with `signature.asc` (RFC 3156 §5), as `{detail}`.',
      'Only the first part is signed, with its own header. From, To and Subject stay outside: a server may change them, and nobody notices.',
    ],
    octet: [
      'A signature packet (RFC 9580 §5.2) in ASCII armor: Ed25519 over SHA-256 of the part and of when, and by which key, it was signed.',
      'The part has to arrive octet for octet; that is why RFC 3156 §3 forbids eight bits in it.',
    ],
  },
  'trace.ARC-Seal': {
    story: [
      '{from} has sealed the letter: what it found when the letter came, and how it sends it on.',
      'Its list changes the letter, so the author’s seal breaks. Whoever trusts this list can still know that it was intact before.',
    ],
    protocol: [
      'An ARC set (RFC 8617 §4.1): `ARC-Authentication-Results` repeats what was found, `ARC-Message-Signature` covers the changed letter, `ARC-Seal` covers both.',
      '`i=` numbers the set, `cv=` says whether the seals before it held; the first has none before it.',
    ],
    octet: [
      '{octets} octets on top. The message signature is made like that of DKIM; the seal covers only ARC fields.',
      'Each further seal covers all sets before it, so none can be taken out unnoticed.',
    ],
  },
  'note.arc.pass': {
    story: [
      '{from} has checked the seals that were put on along the way: they are intact.',
      'That proves only who sealed. Whether to believe them is for {from} to decide.',
    ],
    protocol: [
      'ARC: *pass*, sealed by `{detail}` (RFC 8617 §5.2).',
      'The newest message signature and every seal hold. A spammer can seal too: a chain counts only if its sealers are trusted (§7.2).',
    ],
  },
  'note.arc.fail': {
    story: [
      '{from} has checked the seals that were put on along the way: the chain is broken.',
      'So nothing in it is believed, and the letter is judged as if nobody had sealed it.',
    ],
    protocol: [
      'ARC: *fail*: `{detail}` (RFC 8617 §5.2).',
      'A letter that changes after it was sealed must be sealed anew by whoever changes it.',
    ],
  },
  'note.arc.none': {
    story: [
      '{from} has looked for seals: nobody has put one on.',
      'That is usual for a letter that comes straight from its author’s server.',
    ],
    protocol: ['ARC: *none* (RFC 8617 §5.2).', 'No `ARC-Seal:` field; the first server that changes the letter may begin a chain.'],
  },
  'note.dmarc.overruled': {
    story: [
      '{from} lets the letter in although DMARC fails: a server that it trusts has sealed that it was genuine.',
      'The list is known for honest work; the same seal by a stranger would not have helped.',
    ],
    protocol: [
      'Local policy overrides DMARC (RFC 8617 §7.2, RFC 7489 §6.7): `{detail}`.',
      'The first set says `dmarc=pass` for the domain in From, and every sealer is on this host’s list.',
    ],
  },
  'note.dnsbl.listed': {
    story: [
      '{from} has asked a block list about the client: the client is on it.',
      'Nothing is accepted from there any more, whoever wrote the letter. Its owner has to close the gap, and then ask to be taken off.',
    ],
    protocol: [
      'DNSBL (RFC 5782 §2.1): the address backwards below the list’s zone has an A record in 127.0.0.0/8; TXT says why: `{detail}`.',
      'Lists are run by others: whoever asks one lets it decide who may write to them.',
    ],
  },
  'note.dnsbl.unlisted': {
    story: [
      '{from} has asked a block list about the client: the client is not on it.',
      'That says nothing good about it, only that nobody has complained.',
    ],
    protocol: [
      'DNSBL (RFC 5782 §2.1): `{detail}` does not exist, so the address is not listed.',
      'A list that does not answer lists nobody: otherwise its failure would stop all mail.',
    ],
  },
  'note.spf.pass': {
    story: [
      '{from} has looked it up: this host may send mail for the domain.',
      'The domain keeps the list of its hosts in its own part of the DNS, where nobody else can write.',
    ],
    protocol: [
      'SPF: *pass*, by the term in `{detail}` (RFC 7208 §2.6.3).',
      'The client’s address is compared with the record of the domain on the *envelope*; the From field that a reader sees does not matter here.',
    ],
  },
  'note.spf.fail': {
    story: [
      '{from} has looked it up: this host may *not* send mail for the domain.',
      'Either somebody is lying about who they are, or another organisation forwarded the letter, and its hosts are not on the list.',
    ],
    protocol: [
      'SPF: *fail*, by the term in `{detail}` (RFC 7208 §2.6.4).',
      'With the minus, the domain itself says: *mail from anywhere else is not mine*. Whether to refuse it is up to the receiver (§8.4).',
    ],
  },
  'note.spf.softfail': {
    story: [
      '{from} has looked it up: this is probably not one of the domain’s hosts.',
      'A domain says this when it is not yet sure of its own list; hardly anybody refuses a letter for that.',
    ],
    protocol: [
      'SPF: *softfail*, by the term in `{detail}` (RFC 7208 §2.6.5).',
      'The tilde is between neutral and fail: be suspicious, but do not refuse for this reason alone.',
    ],
  },
  'note.spf.neutral': {
    story: ['{from} has looked it up: the domain does not want to say.', 'That is worth no more than if it had said nothing.'],
    protocol: ['SPF: *neutral* (RFC 7208 §2.6.2): `{detail}`.', 'It must be treated exactly like *none*.'],
  },
  'note.spf.none': {
    story: [
      '{from} has looked for a list of the domain’s hosts, and there is none.',
      'So anybody can use that name on an envelope, and nobody can tell.',
    ],
    protocol: [
      'SPF: *none* (RFC 7208 §2.6.1): `{detail}`.',
      'No TXT record begins with `v=spf1`. A domain that sends no mail should publish `v=spf1 -all`.',
    ],
  },
  'note.spf.temperror': {
    story: [
      '{from} could not check: the DNS does not answer.',
      'What is not known now may be known in an hour, so the client should come back later.',
    ],
    protocol: [
      'SPF: *temperror* (RFC 7208 §2.6.6): `{detail}`.',
      'A receiver that acts on SPF answers 451 with 4.7.24, and never takes silence for a no.',
    ],
  },
  'note.spf.permerror': {
    story: ['{from} cannot make sense of the domain’s SPF record.', 'Only the people who run the domain can fix that.'],
    protocol: [
      'SPF: *permerror* (RFC 7208 §2.6.7): `{detail}`.',
      'There are several records, or a term that cannot be read, or more than ten terms that need a DNS lookup (§4.6.4).',
    ],
  },
  'note.dkim.signed': {
    story: [
      '{from} has sealed the letter in the name of its domain.',
      'Anybody can check the seal, but nobody else can make it: the key to check it is in the DNS.',
    ],
    protocol: [
      'DKIM: signed for `{detail}` (RFC 6376 §5).',
      'These are the domain, selector and algorithm. The selector says which of the domain’s keys was used, so that keys can be changed.',
    ],
  },
  'trace.DKIM-Signature': {
    story: [
      '{from} puts a seal at the top of the letter.',
      'It covers the text and the fields that a reader sees; changing any of them breaks the seal.',
    ],
    protocol: [
      'A `DKIM-Signature:` field: `h=` names the fields it covers, `bh=` is the hash of the body, `b=` is the signature.',
      '`h=` names From twice although the letter has it once: a second one, added later, would break the seal (RFC 6376 §8.15).',
    ],
    octet: [
      '{octets} octets. What is hashed is not quite what is sent: first, white space and line ends are put into a standard form.',
      '`c=relaxed/relaxed` says which form (RFC 6376 §3.4); otherwise any harmless change by a relay would look like a forgery.',
    ],
  },
  'note.dkim.pass': {
    story: [
      '{from} has checked the seal with the key from the DNS: it is intact.',
      'The domain that sealed the letter vouches for it, and what the seal covers has not changed, whoever carried the letter in between.',
    ],
    protocol: [
      'DKIM: *pass* for `{detail}` (RFC 6376 §6).',
      'It says which domain signed, not that the author is honest or that the name in From is genuine: DMARC asks about that.',
    ],
  },
  'note.dkim.fail': {
    story: [
      '{from} has checked the seal: it is broken.',
      'Somebody has changed the letter since it was sealed. It may not be an enemy: a relay that encodes the same words differently is enough.',
    ],
    protocol: [
      'DKIM: *fail*: `{detail}` (RFC 6376 §6.1.3).',
      'Treat a signature that fails as if there were none (§6.3): the letter may still be genuine.',
    ],
  },
  'note.dkim.none': {
    story: ['{from} finds no seal on the letter.', 'Most honest senders seal their letters today, but nobody has to.'],
    protocol: ['DKIM: *none*: the message has no `DKIM-Signature:` field.', 'That alone is no reason to refuse it (RFC 6376 §6.3).'],
  },
  'note.dkim.policy': {
    story: ['{from} could check the seal, but does not trust seals of that kind.', 'Others could work out a key that is too small.'],
    protocol: ['DKIM: *policy*: `{detail}`.', 'RSA keys of less than 1024 bits must not be accepted (RFC 8301 §3.2).'],
  },
  'note.dkim.neutral': {
    story: ['{from} finds a seal that it cannot read.', 'It is worth neither more nor less than no seal.'],
    protocol: [
      'DKIM: *neutral*: `{detail}`.',
      'The field breaks the grammar of RFC 6376 §3.5, or its domain is only testing DKIM (`t=y`).',
    ],
  },
  'note.dkim.temperror': {
    story: ['{from} cannot check the seal now: the DNS does not give it the key.', 'It may work later.'],
    protocol: ['DKIM: *temperror*: `{detail}`.', 'The DNS gave no answer for the key record (RFC 6376 §6.1.2).'],
  },
  'note.dkim.permerror': {
    story: ['{from} cannot check the seal, now or later.', 'There is no key for it, or the key was withdrawn, or it is the wrong kind.'],
    protocol: ['DKIM: *permerror*: `{detail}`.', 'To withdraw a key, the domain publishes it with nothing after `p=` (RFC 6376 §3.6.1).'],
  },
  'note.dmarc.pass': {
    story: [
      'What {from} found belongs to the name that the reader sees.',
      'The envelope or the seal belongs to the same domain as the address in From.',
    ],
    protocol: [
      'DMARC: *pass*: `{detail}` (RFC 7489 §4.2).',
      'One of the two is enough, SPF or DKIM, if its domain is aligned with the domain in the From field.',
    ],
  },
  'note.dmarc.fail': {
    story: [
      'Nothing that {from} found belongs to the name that the reader sees.',
      'Whoever vouches for this letter, it is not the domain in From; and that domain has said what to do with such letters.',
    ],
    protocol: [
      'DMARC: *fail*: `{detail}` (RFC 7489 §6.6.2).',
      'Neither SPF nor DKIM passed for a domain aligned with From. `p=none`, `quarantine` or `reject` is the domain’s wish (§6.3).',
    ],
  },
  'note.dmarc.none': {
    story: ['The domain in From has not said what to do with forgeries.', 'So {from} can only note what it sees.'],
    protocol: [
      'DMARC: *none*: `{detail}`.',
      'There is no record at `_dmarc` for the author’s domain, or for its organisational domain (RFC 7489 §6.6.3).',
    ],
  },
  'note.dmarc.temperror': {
    story: ['{from} cannot tell now whether the author is genuine: the DNS is silent.', 'It is better to bring the letter again later.'],
    protocol: ['DMARC: *temperror*: `{detail}`.', 'A receiver that acts on DMARC answers with a 4xx code (RFC 7489 §6.6.2).'],
  },
  'note.dmarc.permerror': {
    story: ['{from} cannot make sense of what the author’s domain asks for.', 'The domain is treated as if it had asked for nothing.'],
    protocol: ['DMARC: *permerror*: `{detail}`.', 'The record has no policy that can be read (RFC 7489 §6.6.3).'],
  },
  'trace.Authentication-Results': {
    story: [
      '{from} writes at the top of the letter what it found out about the sender.',
      'Its own users’ programs may believe it: anything that others wrote in this server’s name has been removed.',
    ],
    protocol: [
      'An `Authentication-Results:` field, above Received (RFC 8601 §4): for each method, its result and what was checked.',
      'It begins with the name of the host that writes it. If the message arrived with a field that already claimed that name, it was forged and is removed (§5).',
    ],
  },
  'note.junk.filed': {
    story: [
      '{from} puts the letter aside, with the junk.',
      'The author’s domain asked for that. The reader can still look there and get the letter back.',
    ],
    protocol: [
      '`p=quarantine` (RFC 7489 §6.3): the message is taken with 250, and stored in Junk: `{detail}`.',
      'POP3 does not show that mailbox.',
    ],
  },
};
