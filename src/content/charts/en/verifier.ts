/** Words of the chart that asks who a message really comes from. */
import type { AgentWords } from '../words.ts';

export const verifier: AgentWords = {
  name: 'check of the origin',
  states: {
    arriving: ['a message arrives', 'arriving'],
    checkingClient: ['checking whether the client may send for the domain (SPF)', 'checking SPF'],
    checkingSignatures: ['checking the signatures (DKIM)', 'checking DKIM'],
    checkingPolicy: ['asking what the author’s domain wants done (DMARC)', 'checking DMARC'],
    accepting: ['letting it in', 'yes'],
    refusing: ['refusing it for good', 'no'],
    postponing: ['asking for another try later', 'not now'],
  },
  events: {
    message: ['there is a message to judge', 'a message'],
    'client checked': ['the SPF result is there', 'SPF result'],
    'signatures checked': ['the signatures have been checked', 'DKIM result'],
    'policy checked': ['the DMARC result is there', 'DMARC result'],
    'patience is over': ['a minute has passed', 'a minute passed'],
  },
  guards: {
    'SPF is asked for': ['Does this host check SPF?', 'SPF?'],
    'signatures are asked for': ['Does this host check signatures?', 'DKIM?'],
    'client may not send for the domain': ['Is the client forbidden to send for this domain?', 'SPF fail?'],
    'DNS could not tell of the client': ['Was the DNS unable to answer about the client?', 'SPF unknown?'],
    'a key could not be had': ['Is a key out of reach at the moment?', 'key out of reach?'],
    'no signature holds': ['Are none of the signatures good?', 'DKIM fail?'],
    'DMARC is asked for': ['Does this host check DMARC?', 'DMARC?'],
    'DNS could not tell of the author': ['Was the DNS unable to answer about the author’s domain?', 'policy unknown?'],
    'author’s domain says refuse': ['Does the author’s domain ask for it to be refused?', 'reject?'],
    'nobody vouches for the author': ['Must somebody vouch for the author, and does nobody?', 'unproven?'],
    'author’s domain says set aside': ['Does the author’s domain ask for it to be set aside?', 'quarantine?'],
  },
  denials: {
    spf: 'This host does not check SPF.',
    dkim: 'This host does not check signatures.',
    dmarc: 'This host does not check DMARC.',
    enforced: 'This host only makes a note of it.',
    against: 'There is nothing against the client.',
    holds: 'None of the signatures are good.',
    unsure: 'Nothing was out of reach, so the answer is final.',
    vouched: 'Neither SPF nor DKIM vouches for the author.',
    demanded: 'This host does not insist on a proof.',
    asks: 'The author’s domain asks for nothing.',
  },
};
