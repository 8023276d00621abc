/** The way to the MIME room from wherever a letter is shown. */
import { getContext, setContext } from 'svelte';

/** What is to be taken apart: octets as they were sent, a file, a sample; no octets: the room without a letter. */
export type Dismantling = { octets: Uint8Array | null; part: string } | { file: File } | { sample: string; part: string };

type Dismantle = (octets: Uint8Array) => void;

const KEY = Symbol('dismantling');

export function allowDismantling(dismantle: Dismantle): void {
  setContext(KEY, dismantle);
}

/** Asked while a component is made; `null` where there is no such room. */
export function dismantler(): Dismantle | null {
  return getContext<Dismantle | undefined>(KEY) ?? null;
}
