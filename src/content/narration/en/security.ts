import type { Wordings } from '../words.ts';

/** Who really sent it: SPF, DKIM, DMARC, and what the receiving house makes of them. */
export const security: Record<string, Wordings> = {
  'note.spf.pass': {
    story: [
      '{from} has looked it up: this host may send for the domain.',
      'The domain itself keeps the list of its hosts, in the DNS, where only it can write.',
    ],
    protocol: [
      'SPF: *pass*, by the term in `{detail}` (RFC 7208 §2.6.3).',
      'The client’s address is compared with the record of the *envelope’s* domain; the From field that a reader sees plays no part.',
    ],
  },
  'note.spf.fail': {
    story: [
      '{from} has looked it up: this host may *not* send for the domain.',
      'Either somebody lies about who he is, or the letter was sent on by a third house, which is just as unknown to the list.',
    ],
    protocol: [
      'SPF: *fail*, by the term in `{detail}` (RFC 7208 §2.6.4).',
      'The minus is the domain’s own word: mail from anywhere else is not mine. Whether to refuse it is up to the receiver (§8.4).',
    ],
  },
  'note.spf.softfail': {
    story: [
      '{from} has looked it up: probably not one of the domain’s hosts.',
      'A domain says so that is not sure yet of its own list; hardly anybody refuses for that.',
    ],
    protocol: [
      'SPF: *softfail*, by the term in `{detail}` (RFC 7208 §2.6.5).',
      'The tilde lies between neutral and fail: be suspicious, but do not refuse for this alone.',
    ],
  },
  'note.spf.neutral': {
    story: ['{from} has looked it up: the domain does not want to say.', 'That is worth no more than having said nothing.'],
    protocol: ['SPF: *neutral* (RFC 7208 §2.6.2): `{detail}`.', 'It must be treated exactly as *none*.'],
  },
  'note.spf.none': {
    story: [
      '{from} has looked for a list of the domain’s hosts, and there is none.',
      'So anybody may use that name on an envelope, and nobody can tell.',
    ],
    protocol: [
      'SPF: *none* (RFC 7208 §2.6.1): `{detail}`.',
      'No TXT record that begins with `v=spf1`. A domain without mail would do well to publish `v=spf1 -all`.',
    ],
  },
  'note.spf.temperror': {
    story: ['{from} could not ask: the DNS does not answer.', 'What is not known now may be known in an hour; the client is to come back.'],
    protocol: [
      'SPF: *temperror* (RFC 7208 §2.6.6): `{detail}`.',
      'Whoever acts upon SPF answers 451 with 4.7.24, and never takes silence for a no.',
    ],
  },
  'note.spf.permerror': {
    story: ['{from} cannot make sense of what the domain has written about itself.', 'Only the domain’s own people can mend that.'],
    protocol: [
      'SPF: *permerror* (RFC 7208 §2.6.7): `{detail}`.',
      'Several records, a term that cannot be read, or more than ten terms that ask the DNS (§4.6.4).',
    ],
  },
  'note.dkim.signed': {
    story: [
      '{from} has sealed the letter in the name of its house.',
      'A seal can be checked by anybody and made by nobody else: the key to check it is in the DNS.',
    ],
    protocol: [
      'DKIM: signed for `{detail}` (RFC 6376 §5).',
      'Domain, selector and algorithm. The selector says which of the domain’s keys it was, so that keys can be changed.',
    ],
  },
  'trace.DKIM-Signature': {
    story: [
      '{from} puts a seal at the top of the letter.',
      'It covers the text and the fields that a reader sees; whoever changes one of them breaks it.',
    ],
    protocol: [
      'A `DKIM-Signature:` field: `h=` names the fields that are covered, `bh=` is the hash of the body, `b=` the signature.',
      'From stands twice in `h=` although it is there once: a second one, added later, would break the seal (RFC 6376 §8.15).',
    ],
    octet: [
      '{octets} octets. What is hashed is not quite what is sent: white space and line ends are put into one form first.',
      '`c=relaxed/relaxed` says into which (RFC 6376 §3.4); otherwise every harmless change of a relay would be a forgery.',
    ],
  },
  'note.dkim.pass': {
    story: [
      '{from} has checked the seal with the key from the DNS: it is whole.',
      'The domain that sealed the letter answers for it, and what it covers is as it was, whoever has carried it meanwhile.',
    ],
    protocol: [
      'DKIM: *pass* for `{detail}` (RFC 6376 §6).',
      'It says which domain signed, not that the author is honest, nor that the name in From is his: that is asked by DMARC.',
    ],
  },
  'note.dkim.fail': {
    story: [
      '{from} has checked the seal: it is broken.',
      'Somebody has changed the letter since it was sealed. It need not be an enemy: a relay that writes the same words otherwise is enough.',
    ],
    protocol: [
      'DKIM: *fail*: `{detail}` (RFC 6376 §6.1.3).',
      'A signature that fails is to be treated like none at all (§6.3): the letter may still be genuine.',
    ],
  },
  'note.dkim.none': {
    story: ['{from} finds no seal on the letter.', 'Most honest houses seal their letters today; but nobody must.'],
    protocol: ['DKIM: *none*: the message bears no `DKIM-Signature:` field.', 'That alone is no reason to refuse it (RFC 6376 §6.3).'],
  },
  'note.dkim.policy': {
    story: ['{from} could check the seal, but does not trust seals of that kind.', 'A key that is too small can be copied by others.'],
    protocol: ['DKIM: *policy*: `{detail}`.', 'RSA keys under 1024 bits must not be counted as valid (RFC 8301 §3.2).'],
  },
  'note.dkim.neutral': {
    story: ['{from} finds a seal that it cannot read.', 'It is worth neither more nor less than no seal.'],
    protocol: ['DKIM: *neutral*: `{detail}`.', 'The field breaks the grammar of RFC 6376 §3.5, or its domain only tries DKIM out (`t=y`).'],
  },
  'note.dkim.temperror': {
    story: ['{from} cannot check the seal now: the DNS does not give the key.', 'Later it may.'],
    protocol: ['DKIM: *temperror*: `{detail}`.', 'No answer for the key record (RFC 6376 §6.1.2).'],
  },
  'note.dkim.permerror': {
    story: ['{from} cannot check the seal, now or later.', 'There is no key for it, it was taken back, or it does not fit.'],
    protocol: ['DKIM: *permerror*: `{detail}`.', 'A key is taken back by publishing it with nothing after `p=` (RFC 6376 §3.6.1).'],
  },
  'note.dmarc.pass': {
    story: [
      'What {from} found belongs to the name that the reader sees.',
      'The envelope or the seal is of the very house whose address stands in From.',
    ],
    protocol: [
      'DMARC: *pass*: `{detail}` (RFC 7489 §4.2).',
      'One of the two is enough, SPF or DKIM, if its domain is aligned with that of the From field.',
    ],
  },
  'note.dmarc.fail': {
    story: [
      'Nothing that {from} found belongs to the name that the reader sees.',
      'Whoever vouches for this letter, it is not the house in From; and that house has said what is to be done with such letters.',
    ],
    protocol: [
      'DMARC: *fail*: `{detail}` (RFC 7489 §6.6.2).',
      'Neither SPF nor DKIM passed for a domain aligned with From. `p=none`, `quarantine` or `reject` is the domain’s wish (§6.3).',
    ],
  },
  'note.dmarc.none': {
    story: ['The house in From has not said what it thinks of forgeries.', 'So {from} can note what it sees, and nothing more.'],
    protocol: [
      'DMARC: *none*: `{detail}`.',
      'No record at `_dmarc` of the author’s domain, nor of its organisational domain (RFC 7489 §6.6.3).',
    ],
  },
  'note.dmarc.temperror': {
    story: ['{from} cannot tell now whether the author is genuine: the DNS is silent.', 'The letter is better brought again later.'],
    protocol: ['DMARC: *temperror*: `{detail}`.', 'A receiver that acts upon DMARC answers 4yz (RFC 7489 §6.6.2).'],
  },
  'note.dmarc.permerror': {
    story: ['{from} cannot make sense of what the author’s house asks for.', 'It is treated as if it had asked for nothing.'],
    protocol: ['DMARC: *permerror*: `{detail}`.', 'The record has no policy that can be read (RFC 7489 §6.6.3).'],
  },
  'trace.Authentication-Results': {
    story: [
      '{from} writes at the top what it found out about the sender.',
      'Programs of its own readers may believe it: what others wrote in this house’s name has been taken out.',
    ],
    protocol: [
      'An `Authentication-Results:` field, above Received (RFC 8601 §4): for each method its result, and what it was about.',
      'It begins with the name of the host that writes it. A field of that name that came with the message was forged, and goes (§5).',
    ],
  },
  'note.junk.filed': {
    story: [
      '{from} lays the letter aside, among the unwanted.',
      'The author’s house has asked for that. Its reader can still look, and fetch it back.',
    ],
    protocol: [
      '`p=quarantine` (RFC 7489 §6.3): the message is taken with 250, and stored in Junk: `{detail}`.',
      'POP3 will not show it there.',
    ],
  },
};
