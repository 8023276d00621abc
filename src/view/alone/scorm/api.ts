/** The interface that an LMS puts into a window above ours (SCORM 1.2 RTE §3.3, SCORM 2004 RTE §3.2), and how it is found. */

export type Version = 'scorm12' | 'scorm2004';

/** What is asked of an LMS. None of it throws: what the LMS cannot do comes to nothing. */
export interface Lms {
  version: Version;
  /** False where it does not let us begin. */
  begin: () => boolean;
  /** '' for what is not known there. */
  get: (name: string) => string;
  /** False where it was not taken. */
  set: (name: string, value: string) => boolean;
  commit: () => void;
  end: () => void;
}

/** Its methods may be inherited: they are asked for by name. */
type Api = object;

const NAMES: Readonly<Record<Version, { api: string; begin: string; get: string; set: string; commit: string; end: string }>> = {
  scorm12: { api: 'API', begin: 'LMSInitialize', get: 'LMSGetValue', set: 'LMSSetValue', commit: 'LMSCommit', end: 'LMSFinish' },
  scorm2004: { api: 'API_1484_11', begin: 'Initialize', get: 'GetValue', set: 'SetValue', commit: 'Commit', end: 'Terminate' },
};
/** An LMS puts its frames into one another, but not without end. */
const DEEPEST = 50;

/** The LMS that has opened this window: in the version that is wanted, or in the other; `null` if none has. */
export function lmsAround(window: Window, wanted: Version): Lms | null {
  const order: Version[] = wanted === 'scorm12' ? ['scorm12', 'scorm2004'] : ['scorm2004', 'scorm12'];
  for (const version of order) {
    const api = apiAbove(window, NAMES[version].api) ?? apiAbove(openerOf(window), NAMES[version].api);
    if (api) return guarded(api, version);
  }
  return null;
}

/** Parents first. A window of another origin lets nobody look into it. */
function apiAbove(from: Window | null, name: string): Api | null {
  for (let window = from, depth = 0; window && depth < DEEPEST; depth++) {
    try {
      const found = Reflect.get(window, name) as Api | undefined;
      if (found) return found;
    } catch {
      return null;
    }
    if (window.parent === window) return null;
    window = window.parent;
  }
  return null;
}

function openerOf(window: Window): Window | null {
  try {
    return (window.opener ?? window.top?.opener ?? null) as Window | null;
  } catch {
    return null;
  }
}

function guarded(api: Api, version: Version): Lms {
  const names = NAMES[version];
  const call = (name: string, ...words: string[]): string => {
    try {
      const method: unknown = Reflect.get(api, name);
      const answer: unknown = typeof method === 'function' ? method.apply(api, words) : '';
      return answer === undefined || answer === null ? '' : String(answer);
    } catch {
      return '';
    }
  };
  return {
    version,
    begin: () => call(names.begin, '') === 'true',
    get: (name) => call(names.get, name),
    set: (name, value) => call(names.set, name, value) === 'true',
    commit: () => void call(names.commit, ''),
    end: () => void call(names.end, ''),
  };
}
