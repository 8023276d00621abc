/** All commands that the server speaks, by verb. To add one: one file, one line here, one line per state in session.machine.ts. */
import type { Command } from '../../command.ts';
import { capability, logout, noop } from './any.ts';
import { append } from './append.ts';
import { fetch, uidFetch } from './fetch.ts';
import { list, lsub } from './list.ts';
import { authenticate, login } from './login.ts';
import { create, examine, remove, rename, select, subscribe, unsubscribe } from './mailbox.ts';
import { namespace } from './namespace.ts';
import { search, uidSearch } from './search.ts';
import { check, close, expunge, unselect } from './selected.ts';
import { status } from './status.ts';
import { copy, store, uidCopy, uidStore } from './store.ts';

export const commands = {
  CAPABILITY: capability,
  NOOP: noop,
  LOGOUT: logout,
  AUTHENTICATE: authenticate,
  LOGIN: login,
  SELECT: select,
  EXAMINE: examine,
  CREATE: create,
  DELETE: remove,
  RENAME: rename,
  SUBSCRIBE: subscribe,
  UNSUBSCRIBE: unsubscribe,
  LIST: list,
  LSUB: lsub,
  NAMESPACE: namespace,
  STATUS: status,
  APPEND: append,
  CHECK: check,
  CLOSE: close,
  UNSELECT: unselect,
  EXPUNGE: expunge,
  SEARCH: search,
  FETCH: fetch,
  STORE: store,
  COPY: copy,
  'UID SEARCH': uidSearch,
  'UID FETCH': uidFetch,
  'UID STORE': uidStore,
  'UID COPY': uidCopy,
};

export type Verb = keyof typeof commands;

export function commandNamed(verb: string): Command | undefined {
  return Object.hasOwn(commands, verb) ? commands[verb as Verb] : undefined;
}
