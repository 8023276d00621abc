/** What a client says to get where a dialogue begins. */
const HELLO = 'EHLO client.example';
const SENDER = 'MAIL FROM:<ana@a.org>';
const RECIPIENT = 'RCPT TO:<bea@b.com>';
const smtp: Record<string, string[]> = {
  ready: [HELLO],
  sender: [HELLO, SENDER],
  recipients: [HELLO, SENDER, RECIPIENT],
  text: [HELLO, SENDER, RECIPIENT, 'DATA'],
};

export const STATES: Record<string, Record<string, string[]>> = {
  smtp,
  submission: smtp,
  lmtp: {
    ready: ['LHLO client.example'],
    sender: ['LHLO client.example', SENDER],
    recipients: ['LHLO client.example', SENDER, RECIPIENT],
    text: ['LHLO client.example', SENDER, RECIPIENT, 'DATA'],
  },
  pop3: { authorization: [], transaction: ['USER bea@b.com', 'PASS correo'] },
  imap: {
    greeted: [],
    authenticated: ['p1 LOGIN bea@b.com correo'],
    selected: ['p1 LOGIN bea@b.com correo', 'p2 SELECT INBOX'],
    /** Bea said that she understands IMAP4rev2. */
    rev2: ['p1 LOGIN bea@b.com correo', 'p2 ENABLE IMAP4rev2'],
    rev2selected: ['p1 LOGIN bea@b.com correo', 'p2 ENABLE IMAP4rev2', 'p3 SELECT INBOX'],
    /** Another person of the same house. */
    carlos: ['p1 LOGIN carlos@b.com correo'],
  },
};
