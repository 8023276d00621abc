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
    message: ['a message is to be judged', 'a message'],
    'client checked': ['SPF has spoken', 'SPF result'],
    'signatures checked': ['the signatures were checked', 'DKIM result'],
    'policy checked': ['the author’s domain has spoken', 'DMARC result'],
    'patience is over': ['a minute has passed', 'a minute passed'],
  },
  guards: {
    'SPF is asked for': ['Is SPF asked for?', 'SPF?'],
    'signatures are asked for': ['Are signatures asked for?', 'DKIM?'],
    'client may not send for the domain': ['Is the client forbidden to send for this domain?', 'SPF fail?'],
    'DNS could not tell of the client': ['Was the DNS unable to tell about the client?', 'SPF unknown?'],
    'a key could not be had': ['Is a key out of reach just now?', 'key out of reach?'],
    'no signature holds': ['Does no signature hold?', 'DKIM fail?'],
    'DMARC is asked for': ['Is DMARC asked for?', 'DMARC?'],
    'DNS could not tell of the author': ['Was the DNS unable to tell about the author’s domain?', 'policy unknown?'],
    'author’s domain says refuse': ['Does the author’s domain ask to refuse it?', 'reject?'],
    'author’s domain says set aside': ['Does the author’s domain ask to set it aside?', 'quarantine?'],
  },
  denials: {
    spf: 'This host does not ask for SPF.',
    dkim: 'This host does not ask for signatures.',
    dmarc: 'This host does not ask for DMARC.',
    enforced: 'This host only takes note of it.',
    against: 'Nothing speaks against the client.',
    holds: 'No signature holds.',
    unsure: 'Nothing was out of reach: the answer is final.',
    asks: 'The author’s domain asks for nothing.',
  },
};
