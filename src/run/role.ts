/** The parts that a program can have in the mail system: RFC 5598. */
export type AgentRole = 'mua' | 'msa' | 'mta' | 'mda' | 'resolver' | 'nameserver' | 'pop3' | 'imap' | 'webmail' | 'browser';
