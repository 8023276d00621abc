import type { Wording } from './wording.ts';

const HERE = 'Invalid command: Command not allowed at this point.';

/** In the manner of OpenSMTPD. */
export const opensmtpd: Wording = {
  greeting: '{host} ESMTP OpenSMTPD',
  hello: '{host} Hello {client}, pleased to meet you',
  senderOk: { enhanced: '2.0.0', text: 'Ok' },
  recipientOk: 'Destination address valid: Recipient ok',
  startText: 'Enter mail, end with "." on a line by itself',
  messageAccepted: '{0} Message accepted for delivery',
  resetDone: 'Reset state',
  ok: 'Ok',
  goodbye: 'Bye',
  cannotVerify: { enhanced: '2.5.0', text: 'VRFY not supported' },
  unknownCommand: { enhanced: '5.5.1', text: 'Invalid command: Command unrecognized' },
  notImplemented: { code: 500, text: 'Invalid command: Command unrecognized' },
  lineTooLong: { enhanced: '5.0.0', text: 'Line too long' },
  helloFirst: HERE,
  mailFirst: HERE,
  rcptFirst: HERE,
  nestedMail: HERE,
  badSequence: HERE,
  noRecipients: { code: 503, text: HERE },
  syntax: { enhanced: '5.5.2', text: 'Invalid command arguments: Syntax error' },
  unknownUser: { enhanced: '', text: 'Invalid recipient: <{path}>' },
  relayDenied: { enhanced: '', text: 'Invalid recipient: <{path}>' },
  tooManyRecipients: { enhanced: '4.5.3', text: 'Too many recipients: Too many recipients' },
  tooLarge: { enhanced: '5.3.4', text: 'Message too big for system' },
  tlsReady: 'Ready to start TLS',
  authenticated: { enhanced: '2.0.0', text: 'Authentication succeeded' },
  credentialsInvalid: { enhanced: '', text: 'Authentication failed' },
  tooManyErrors: '{host} Too many bad commands',
  timeout: '{host} Connection timeout',
};
