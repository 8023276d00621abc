/** A letter as a list sends it on: changed, and sealed by whoever seals (RFC 8617 §5.1). */
import { arcSet, type ChainResult } from '../../mail/authentication/arc.ts';
import { resultsOf } from '../../mail/authentication/authenticationResults.ts';
import { listed } from '../../mail/listed.ts';
import { concat, EMPTY } from '../../mail/octets.ts';
import type { MtaDesk } from './desk.ts';
import type { MtaHouse } from './house.ts';
import type { Letter } from '../surroundings.ts';

/** What goes to the members; the letter itself where the list changes nothing and nobody seals. */
export function listedLetter({ house, candidate, meaning }: MtaDesk, cause: number): Letter {
  const { letter } = candidate.item;
  const { owner, members, changes } = meaning;
  const changed = listed(letter.octets, changes);
  const seal = sealOf(house, letter.octets, changed);
  if (changed === letter.octets && seal.length === 0) return letter;
  const { surroundings, agent } = house;
  const sent = surroundings.letter(concat([seal, changed]), letter.number, owner, members);
  if (seal.length > 0) surroundings.note(agent, { kind: 'trace', label: 'ARC-Seal', subject: sent.number, octets: seal, cause });
  return sent;
}

/** Sealed is what this host found when the letter came, so who has not looked has nothing to seal. */
function sealOf({ options, surroundings, agent, hostName }: MtaHouse, came: Uint8Array, changed: Uint8Array): Uint8Array {
  const results = resultsOf(came, hostName);
  if (!options.seal || results === undefined) return EMPTY;
  const chain = /(?:^|;)\s*arc=(none|pass|fail)\b/.exec(results)?.[1] ?? 'none';
  const sealing = { ...options.seal, signedAt: Math.floor(surroundings.epochMs(agent) / 1000) };
  return arcSet(changed, sealing, hostName, results, chain as ChainResult) ?? EMPTY;
}
