/** The shelf: real recordings that lie in the page's own folder. Titles and what is worth noticing are in content/shelf. */
import type { OpenedFile } from '../../worker/api.ts';

export interface Sample {
  id: string;
  topic: string;
  /** Names in `shelf/`: a capture alone, or with the key log that opens it. */
  files: readonly string[];
  /** Client first. Names of programs are no words of a language. */
  programs: string;
}

export const SHELF: readonly Sample[] = [
  {
    id: 'v01',
    topic: 'journey',
    files: ['v01-journey-plain25.pcap'],
    programs: 'swaks · Postfix 3.7 · Dovecot 2.3 · curl · BIND 9.18 · Unbound 1.17',
  },
  {
    id: 'v03',
    topic: 'journey',
    files: ['v03-submission-starttls-login-curl.pcap', 'v03-submission-starttls-login-curl.keylog'],
    programs: 'curl 7.88 · Postfix 3.7',
  },
  { id: 'v39', topic: 'journey', files: ['v39-real-packet-loss.pcap'], programs: 'Python smtplib · Postfix 3.7' },
  { id: 'v16', topic: 'trouble', files: ['v16-greylist-then-retry.pcap'], programs: 'Postfix 3.7 · BIND 9.18' },
  { id: 'v17', topic: 'trouble', files: ['v17-bounce-dsn.pcap'], programs: 'Postfix 3.7 · Dovecot 2.3 · curl' },
  { id: 'v19', topic: 'trouble', files: ['v19-mx-failover.pcap'], programs: 'Postfix 3.7 · BIND 9.18' },
  { id: 'v15', topic: 'trouble', files: ['v15-errors-and-order.pcap'], programs: 'Postfix 3.7' },
  { id: 'v10', topic: 'extensions', files: ['v10-pipelining.pcap'], programs: 'Postfix 3.7' },
  { id: 'v11', topic: 'extensions', files: ['v11-bdat-chunking.pcap'], programs: 'Postfix 3.7' },
  { id: 'v13', topic: 'extensions', files: ['v13-smtputf8.pcap'], programs: 'Python smtplib · Postfix 3.7 · Dovecot 2.3' },
  { id: 'v21', topic: 'extensions', files: ['v21-lmtp-per-recipient.pcap'], programs: 'Python smtplib.LMTP · Dovecot 2.3' },
  { id: 'v22', topic: 'fetching', files: ['v22-pop3-basics.pcap'], programs: 'Python poplib · Dovecot 2.3' },
  { id: 'v26', topic: 'fetching', files: ['v26-pop3-cut-before-quit.pcap'], programs: 'Dovecot 2.3' },
  { id: 'v27', topic: 'fetching', files: ['v27-imap-basics-imaplib.pcap'], programs: 'Python imaplib · Dovecot 2.3' },
  { id: 'v30', topic: 'fetching', files: ['v30-imap-idle-imapflow.pcap'], programs: 'imapflow 1.0 · swaks · Postfix 3.7 · Dovecot 2.3' },
  { id: 'v31', topic: 'fetching', files: ['v31-imap-two-sessions.pcap'], programs: 'Python · Dovecot 2.3' },
  { id: 'v02-log', topic: 'logs', files: ['v02-submission-starttls-plain.swaks.log'], programs: 'swaks · Postfix 3.7' },
  { id: 'v28-text', topic: 'logs', files: ['v28-imap-flags-search-copy-move.dialog.log'], programs: 'Dovecot 2.3' },
];

/** The files of a sample, from the page's own folder or, without a network, from what was kept of it. Rejects if they cannot be had. */
export function fetchSample({ files }: Sample): Promise<OpenedFile[]> {
  return Promise.all(files.map(fetchOne));
}

async function fetchOne(name: string): Promise<OpenedFile> {
  const response = await fetch(`shelf/${name}`);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return { name, blob: await response.blob() };
}
