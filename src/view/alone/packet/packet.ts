/** What was packed, as it stands in the page: `lessons/packing/` writes it there. */
import { gunzipSync, strFromU8 } from 'fflate';
import type { Packet } from '../../../lessons/packing/packet.ts';

/** The element that holds it. */
const HOLDER = 'packet';

let opened: Packet | null = null;

/** JSON, or JSON that was packed tighter: gzip in Base64. Throws where there is none: then the file is not whole. */
export function packet(): Packet {
  return (opened ??= JSON.parse(textIn(document.getElementById(HOLDER))) as Packet);
}

function textIn(holder: HTMLElement | null): string {
  const text = holder?.textContent ?? '';
  if (holder?.dataset.packed !== 'gzip') return text;
  return strFromU8(gunzipSync(Uint8Array.from(atob(text.trim()), (character) => character.charCodeAt(0))));
}
