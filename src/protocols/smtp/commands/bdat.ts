import { reply } from '../replies.ts';
import { verb } from './verb.ts';

export interface ChunkArgument {
  octets: number;
  /** The message ends with this chunk. */
  last: boolean;
}

/** A piece of the message, counted instead of ended by a dot: any octets may stand in it. */
export const bdat = verb({
  verb: 'BDAT',
  syntax: 'BDAT octets [LAST]',
  example: 'BDAT 0 LAST',
  rfc: 'rfc3030#2',
  replies: { success: ['250'], failure: ['503', '554', '552', '550', '450', '451', '452', '501', '502', '421'] },
  extension: 'CHUNKING',
  since: 'today',
  parse(rest) {
    // 15 digits: more octets than anybody can send, and still a number that counts exactly
    const match = /^(\d{1,15})( LAST)?$/i.exec(rest.trimEnd());
    return match ? { octets: Number(match[1]), last: match[2] !== undefined } : undefined;
  },
  /** Of a chunk that is not the last: what the message is answered comes with that one. */
  answer: ({ chunks, policy }, { octets }) => (chunks.tooLarge ? reply('tooLarge', policy.maxOctets) : reply('chunkTaken', octets)),
});
