/** The pages of the web mail, by their paths: what each is, how it is asked for, and who may. */
import { own } from '../../own.ts';

export interface Page {
  /** GET serves HEAD too. */
  method: 'GET' | 'POST';
  /** For everybody, not only for who is logged in. */
  open: boolean;
  /** What it shows lies in a mailbox: INBOX as a list, a folder with all that is known of its letters, a letter, its octets. */
  mailbox?: 'list' | 'folder' | 'letter' | 'source';
  /** The form that comes to it. */
  form?: 'log-in' | 'letter' | 'change' | 'receipt' | 'log-out';
  /** What such a form does to the letters that are ticked. */
  change?: Change;
  /** What there is to see without any of that. */
  view: 'log-in form' | 'letter form' | 'whole letter form' | 'sent' | 'nothing';
}

export type Change = 'flag' | 'move' | 'archive' | 'junk' | 'good' | 'delete' | 'empty';

const changing = (change: Change): Page => ({ method: 'POST', open: false, form: 'change', change, view: 'nothing' });

const PAGES: Readonly<Record<string, Page>> = {
  '/': { method: 'GET', open: true, view: 'log-in form' },
  '/login': { method: 'POST', open: true, form: 'log-in', view: 'log-in form' },
  '/inbox': { method: 'GET', open: false, mailbox: 'list', view: 'nothing' },
  '/message': { method: 'GET', open: false, mailbox: 'letter', view: 'nothing' },
  '/compose': { method: 'GET', open: false, view: 'letter form' },
  '/send': { method: 'POST', open: false, form: 'letter', view: 'letter form' },
  '/sent': { method: 'GET', open: false, view: 'sent' },
  '/folder': { method: 'GET', open: false, mailbox: 'folder', view: 'nothing' },
  '/source': { method: 'GET', open: false, mailbox: 'source', view: 'nothing' },
  '/write': { method: 'GET', open: false, view: 'whole letter form' },
  '/post': { method: 'POST', open: false, form: 'letter', view: 'whole letter form' },
  '/flag': changing('flag'),
  '/move': changing('move'),
  '/archive': changing('archive'),
  '/junk': changing('junk'),
  '/good': changing('good'),
  '/delete': changing('delete'),
  '/empty': changing('empty'),
  '/receipt': { method: 'POST', open: false, form: 'receipt', view: 'nothing' },
  '/logout': { method: 'POST', open: false, form: 'log-out', view: 'log-in form' },
};

export function pageAt(path: string): Page | undefined {
  return own(PAGES, path);
}

/** All of them. */
export const PATHS: readonly { path: string; method: Page['method'] }[] = Object.entries(PAGES).map(([path, { method }]) => ({
  path,
  method,
}));
