import { officeAway } from '../away.ts';

/** TURN, as in 1982: client and server change places, and nobody asks who is calling. That is why it went (RFC 5321 F.1). */
export const turn = officeAway('turn', 'turn', { profile: '1982' });
