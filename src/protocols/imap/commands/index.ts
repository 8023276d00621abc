/** All commands that the server speaks, by verb. To add one: one file, one line here, one line per state in session.machine.ts. */
import { own } from '../../../own.ts';
import { capability, logout, noop } from './any.ts';
import { deleteAcl, getAcl, listRights, myRights, setAcl } from './acl.ts';
import { append } from './append.ts';
import { copy, move, uidCopy, uidMove } from './copy.ts';
import { fetch, uidFetch } from './fetch.ts';
import { list, lsub } from './list.ts';
import { authenticate, login, starttls } from './login.ts';
import { create, remove, rename, subscribe, unsubscribe } from './mailbox.ts';
import { namespace } from './namespace.ts';
import { getQuota, getQuotaRoot, setQuota } from './quota.ts';
import { search, uidSearch } from './search.ts';
import { examine, select } from './select.ts';
import { check, close, expunge, uidExpunge, unselect } from './selected.ts';
import { enable, id, idle } from './session.ts';
import { sort, thread, uidSort, uidThread } from './sort.ts';
import { status } from './status.ts';
import { store, uidStore } from './store.ts';

export const commands = {
  CAPABILITY: capability,
  NOOP: noop,
  LOGOUT: logout,
  ID: id,
  STARTTLS: starttls,
  AUTHENTICATE: authenticate,
  LOGIN: login,
  ENABLE: enable,
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
  IDLE: idle,
  SETACL: setAcl,
  DELETEACL: deleteAcl,
  GETACL: getAcl,
  LISTRIGHTS: listRights,
  MYRIGHTS: myRights,
  GETQUOTA: getQuota,
  GETQUOTAROOT: getQuotaRoot,
  SETQUOTA: setQuota,
  CHECK: check,
  CLOSE: close,
  UNSELECT: unselect,
  EXPUNGE: expunge,
  SEARCH: search,
  SORT: sort,
  THREAD: thread,
  FETCH: fetch,
  STORE: store,
  COPY: copy,
  MOVE: move,
  'UID SEARCH': uidSearch,
  'UID FETCH': uidFetch,
  'UID STORE': uidStore,
  'UID COPY': uidCopy,
  'UID MOVE': uidMove,
  'UID SORT': uidSort,
  'UID THREAD': uidThread,
  'UID EXPUNGE': uidExpunge,
};

export type Verb = keyof typeof commands;

type ImapCommand = (typeof commands)[Verb];

export function commandNamed(verb: string): ImapCommand | undefined {
  return own<ImapCommand>(commands, verb);
}

/** What is said to a challenge; it is no command of its own. */
export const RESPONSE = '(response)';
