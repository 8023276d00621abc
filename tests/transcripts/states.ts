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
  pop3: { authorization: [], transaction: ['USER bea@b.com', 'PASS correo'] },
  imap: { greeted: [], authenticated: ['p1 LOGIN bea@b.com correo'], selected: ['p1 LOGIN bea@b.com correo', 'p2 SELECT INBOX'] },
};
