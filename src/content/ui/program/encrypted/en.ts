/** What a mail program says of a letter whose content is encrypted. */
export const encrypted = {
  kinds: { smime: 'S/MIME', openpgp: 'OpenPGP' },
  opened: (kind: string) => `Encrypted, and opened here (${kind})`,
  closed: (kind: string) => `Encrypted, and closed here (${kind})`,
  reasons: {
    opened: (owner: string) =>
      `This device has ${owner}’s private key. Text and attachments stayed sealed all the way from the author’s program to this one.`,
    noKey: (owner: string) =>
      `${owner}’s private key is not on this device. The mailbox can be opened from anywhere; the letter only where the key is.`,
    noKeyWeb: (owner: string) =>
      `The web mail does not have ${owner}’s private key: it stays on the device. If it had it, whoever runs the server could open the letter too.`,
    notForUs: (owner: string) => `It was sealed for others: none of the keys in it is for ${owner}.`,
    damaged: () => 'The right key does not open it: something in the sealed octets changed on the way, or they are of an unknown kind.',
    otherKind: () => 'This program opens S/MIME only. OpenPGP would need another program, and another key.',
    noCrypto: () => 'The browser lets a page decrypt only over https or on this machine.',
  },
  keys: 'Keys in it',
  keysFor: (count: number) =>
    count === 1
      ? 'the key of the content, encrypted for one certificate:'
      : `the key of the content, encrypted ${count} times, once for each certificate:`,
  cipher: 'Content',
  sealed: 'Sealed',
  sealedOctets: (octets: string) => `${octets} of base64: text, attachments and their Content-Type`,
  everybody: 'What every server on the way could read',
  size: 'Size',
  web: 'The web server stores these octets and shows them; neither it nor the browser has a key for them.',
  alone: 'The program opened it, or not, by itself: no server knows the key, and none knows whether it fitted.',
};
