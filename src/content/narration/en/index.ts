import type { NarrationWords } from '../words.ts';
import { dns } from './dns.ts';
import { house } from './house.ts';
import { http } from './http.ts';
import { imap } from './imap.ts';
import { mail } from './mail.ts';
import { network } from './network.ts';
import { pop3 } from './pop3.ts';
import { recording } from './recording.ts';
import { security } from './security.ts';
import { commands, replies } from './smtp.ts';
import { tls } from './tls.ts';

export const narration: NarrationWords = {
  tellings: {
    ...commands,
    ...replies,
    ...pop3,
    ...imap,
    ...network,
    ...dns,
    ...http,
    ...mail,
    ...house,
    ...security,
    ...tls,
    ...recording,
  },
  places: { laptop: '{owner}’s laptop', telephone: '{owner}’s phone', world: 'the world', client: 'the client', server: 'the server' },
  and: ' and ',
  polish: (text) => text,
};
