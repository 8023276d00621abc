/** The house in which the reader sits, for all that is drawn of the town. */
import { getContext, setContext } from 'svelte';

const KEY = Symbol('yours');

interface Yours {
  /** Id of the host; '' for none. */
  readonly host: string;
  readonly label: string;
}

export function markYours(yours: () => Yours): void {
  setContext(KEY, yours);
}

/** Asked while a component is made; what it returns may be asked at any time. */
export function yoursIn(): () => Yours {
  return getContext<(() => Yours) | undefined>(KEY) ?? (() => ({ host: '', label: '' }));
}
