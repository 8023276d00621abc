/** The servers of a story that one can speak to, by what is spoken there. */
import type { SpokenProtocol } from '../../run/hands/hand.ts';
import type { AgentRole, Scene } from '../../run/scenario.ts';

const SPOKEN: Partial<Record<AgentRole, SpokenProtocol>> = {
  mta: 'smtp',
  msa: 'submission',
  mda: 'lmtp',
  pop3: 'pop3',
  imap: 'imap',
  webmail: 'http',
  resolver: 'dns',
  nameserver: 'dns',
};

export interface Service {
  host: string;
  name: string;
  protocol: SpokenProtocol;
}

export function servicesIn({ hosts }: Scene): Service[] {
  return hosts.flatMap(({ id, name, agents }) =>
    agents.flatMap((role): Service[] => {
      const protocol = SPOKEN[role];
      // beside an MTA mail is handed over without a word
      const isSpoken = protocol !== undefined && !(role === 'mda' && agents.includes('mta'));
      return isSpoken ? [{ host: id, name, protocol }] : [];
    }),
  );
}
