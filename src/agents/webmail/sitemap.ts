/** The pages of the web mail, by their paths: what each is, how it is asked for, and who may. */
import { own } from '../../own.ts';

export interface Page {
  /** GET serves HEAD too. */
  method: 'GET' | 'POST';
  /** For everybody, not only for who is logged in. */
  open: boolean;
  /** What it shows lies in a mailbox. */
  mailbox?: 'list' | 'letter';
  /** The form that comes to it. */
  form?: 'log-in' | 'letter' | 'log-out';
  /** What there is to see without any of that. */
  view: 'log-in form' | 'letter form' | 'sent' | 'nothing';
}

const PAGES: Readonly<Record<string, Page>> = {
  '/': { method: 'GET', open: true, view: 'log-in form' },
  '/login': { method: 'POST', open: true, form: 'log-in', view: 'log-in form' },
  '/inbox': { method: 'GET', open: false, mailbox: 'list', view: 'nothing' },
  '/message': { method: 'GET', open: false, mailbox: 'letter', view: 'nothing' },
  '/compose': { method: 'GET', open: false, view: 'letter form' },
  '/send': { method: 'POST', open: false, form: 'letter', view: 'letter form' },
  '/sent': { method: 'GET', open: false, view: 'sent' },
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
