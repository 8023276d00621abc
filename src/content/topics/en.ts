/** The topics under which stories are offered. */
export const topics: Record<string, string> = {
  journey: 'The journey and its mishaps',
  arrangements: 'Other arrangements',
  connection: 'On the line: TLS, passwords, packets',
  dns: 'Asking the DNS',
  queue: 'Queues, reports, detours',
  delivery: 'Delivery: stores, lists, rules',
  reading: 'Reading: POP3 and IMAP',
  web: 'Web mail',
  security: 'Forgery and proof: SPF, DKIM, DMARC',
  harms: 'Spam, fraud and other harms',
  history: 'History',
};
