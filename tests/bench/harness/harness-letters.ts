/** The list of a mail program with a large mailbox in it, as the page shows it. */
import { mount } from 'svelte';
import '../../../src/view/style/tokens.css';
import '../../../src/view/style/base.css';
import { language } from '../../../src/view/language.svelte.ts';
import Letters from '../../../src/view/program/Letters.svelte';

const LETTERS = 20_000;
const MINUTE_MS = 60_000;

const rows = Array.from({ length: LETTERS }, (_, place) => ({
  ...{ uid: place + 1, flags: place % 3 === 0 ? ['\\Seen'] : [], size: 600 + (place % 5000), sentMs: place * MINUTE_MS },
  ...{ receivedMs: place * MINUTE_MS, from: `Ana ${place % 97}`, to: 'Bea', subject: `Carta ${place + 1}`, clip: place % 7 === 0 },
  ...{ recipients: null, words: null, priority: '' as const, minding: '' as const, messageId: `<${place}@a.org>`, references: [] },
}));
/** Every tenth begins a conversation of ten. */
const threads = { by: 'server' as const, lines: rows.map(({ uid }, place) => ({ number: uid, depth: place % 10 })) };

const nothing = (): void => {};
await language.spoken;
mount(Letters, {
  target: document.getElementById('list')!,
  props: {
    ...{ rows, threads, label: 'Letters', columns: ['flag', 'priority', 'from', 'subject', 'received', 'size'], chosen: [], read: -1 },
    ...{ sort: { by: 'received', descending: false }, busy: false, onchoose: nothing, onread: nothing, onsort: nothing },
    ...{ onflag: nothing, ondelete: nothing, ondrag: nothing },
  },
});
