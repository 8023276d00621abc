/** A message as its author writes it, before it is octets. Addresses are as typed: 'bea@b.com' or 'Bea <bea@b.com>'. */
export interface MailDraft {
  from: string;
  to: string[];
  cc: string[];
  bcc: string[];
  replyTo: string;
  subject: string;
  text: string;
  attachments: { name: string; type: string; octets: Uint8Array }[];
}
