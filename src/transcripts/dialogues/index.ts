/** The dialogue of each mail protocol. */
import { own } from '../../own.ts';
import type { Dialogue, DialogueListener, DialogueOptions, OpenDialogue } from '../dialogue.ts';
import { HttpDialogue } from './http/dialogue.ts';
import { openImap } from './imap/dialogue.ts';
import { openPop3 } from './pop3/dialogue.ts';
import { openSmtp } from './smtp/dialogue.ts';

const DIALOGUES: Record<string, OpenDialogue> = {
  smtp: openSmtp,
  submission: openSmtp,
  lmtp: openSmtp,
  pop3: openPop3,
  imap: openImap,
  // never found out from octets: only a format that knows says so
  http: (options, listener) => new HttpDialogue(options, listener),
};

/** The dialogue of `options.protocol`, or null for what is no mail. */
export function openDialogue(options: DialogueOptions, listener: DialogueListener): Dialogue | null {
  return own(DIALOGUES, options.protocol)?.(options, listener) ?? null;
}
