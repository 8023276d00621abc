import { imap } from './es/imap.ts';
import { pop3 } from './es/pop3.ts';
import { smtp } from './es/smtp.ts';

export const findings = { ...smtp, ...pop3, ...imap };
