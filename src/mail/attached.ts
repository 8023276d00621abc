/** Whether something is attached to a letter, as far as its parts tell: RFC 2183. */
import type { Part } from './mime.ts';

/** What is asked of a part: a parsed letter tells it, and BODYSTRUCTURE too. */
export interface PartShape extends Pick<Part, 'type' | 'subtype' | 'disposition' | 'dispositionParameters' | 'parameters'> {
  children: readonly PartShape[];
}

/** Parts that a program opens or checks by itself, whatever name they bear: RFC 8551 §3, RFC 3156 §4, §5. */
const OWN_USE = /^application\/(?:x-)?(?:pkcs7-signature|pkcs7-mime|pgp-signature|pgp-encrypted)$/;

/** A part that wants to be saved, or has a name and says nothing else; a letter within a letter that is not shown in its place. */
export function isAttached(part: PartShape): boolean {
  const media = `${part.type}/${part.subtype}`;
  if (OWN_USE.test(media)) return false;
  if (part.disposition === 'attachment') return true;
  if (part.children.length > 0) return part.children.some(isAttached);
  const isNamed = part.dispositionParameters.has('filename') || part.parameters.has('name');
  return isNamed && part.disposition !== 'inline';
}
