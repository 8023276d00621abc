import { imap } from './en/imap.ts';
import { pop3 } from './en/pop3.ts';
import { smtp } from './en/smtp.ts';

export const findings = { ...smtp, ...pop3, ...imap };
