/** What no story and no dialogue tells, each with its reason. These lists may only shrink. */

/** Agents whose charts are still told what they have done: their edges prove nothing yet. */
export const NARRATING: ReadonlySet<string> = new Set(['webmail']);

const BROKEN = 'no story has a web server that breaks down in the middle';
const ODD = 'programs of a story ask for one name at a time: dns.test.ts';
const THOUSAND = 'nobody in a story asks a thousand questions at once: dns.test.ts';
const TYPED = 'nobody at a terminal does so in a story yet';

/** 'chart: guard says': a guard that may always say this without a tale that changes. */
export const UNTOLD: Readonly<Record<string, string>> = {
  'browser: a page came true': 'no tale is changed by it yet',
  'browser: the browser is just closed false': 'no tale is changed by it yet',
  'door.sender: has logged in false': 'no tale is changed by it yet',
  'mta: the mailbox is full true': 'no tale is changed by it yet',
  'mua: somebody was refused true': 'no tale is changed by it yet',
  'nameserver: it can be looked up true': ODD,
  'resolver.question: it cannot be looked up false': ODD,
  'resolver.question: room for a search true': THOUSAND,
  'typist: TLS was agreed upon false': 'no tale is changed by it yet',
  'typist: a listing begins false': 'no tale is changed by it yet',
  'typist: a response is wanted false': 'no tale is changed by it yet',
  'typist: it ends the listing true': 'no tale is changed by it yet',
  'typist: it goes on listening false': 'no tale is changed by it yet',
  'typist: it goes on listening true': 'no tale is changed by it yet',
  'typist: the text is wanted false': 'no tale is changed by it yet',
};

/** 'chart: state --edge--> target': an edge that no tale takes. */
export const UNTAKEN: Readonly<Record<string, string>> = {
  // the connections of a process are shared by all its ports: guests.test.ts
  'pop3.server: full --connection / there is room--> serving': 'only real ports are crowded by others',
  'pop3.server: listening --connection--> full': 'only real ports are crowded by others',
  'imap.server: full --connection / there is room--> serving': 'only real ports are crowded by others',
  'imap.server: listening --connection--> full': 'only real ports are crowded by others',
  // a resolver of the town says SERVFAIL within seconds: verifier.test.ts
  'verifier: checkingClient --patience is over--> checkingClient': 'no DNS of a story is silent for a minute',
  'verifier: checkingSignatures --patience is over--> checkingSignatures': 'no DNS of a story is silent for a minute',
  'verifier: checkingPolicy --patience is over--> checkingPolicy': 'no DNS of a story is silent for a minute',
  'pop3.server: listening --connection over--> listening': 'only after somebody has denied that others stay',
  'imap.server: listening --connection over--> listening': 'only after somebody has denied that others stay',
  'nameserver: reading --question--> refusing': ODD,
  'resolver.question: reading --question / it cannot be looked up--> done': ODD,
  'resolver.question: reading --question--> done': THOUSAND,
  // not told yet
  'browser: listing --looked over / the browser is just closed--> closed': BROKEN,
  'browser: loggingIn --answered--> failed': BROKEN,
  'browser: loggingOut --answered--> failed': BROKEN,
  'browser: opening --answered / sent elsewhere--> redirected': BROKEN,
  'browser: opening --answered--> failed': BROKEN,
  'browser: reading --answered--> failed': BROKEN,
  'browser: redirected --answered / sent elsewhere--> redirected': BROKEN,
  'browser: redirected --answered--> failed': BROKEN,
  'browser: sending --answered--> failed': BROKEN,
  'browser: writing --answered--> failed': BROKEN,
  'typist: answeringChallenge --typed--> readingAnswer': TYPED,
  'typist: listening --end--> closed': TYPED,
  'typist: listening --line--> listening': TYPED,
  'typist: listening --timeout--> closed': TYPED,
  'typist: readingAnswer --timeout--> closed': TYPED,
  'typist: readingGreeting --end--> closed': TYPED,
  'typist: readingGreeting --line--> readingGreeting': TYPED,
  'typist: readingGreeting --timeout--> closed': TYPED,
  'typist: readingListing --end--> closed': TYPED,
  'typist: readingListing --timeout--> closed': TYPED,
  'typist: securing --end--> closed': TYPED,
  'typist: securing --secured--> thinking': TYPED,
  'typist: securing --timeout--> closed': TYPED,
  'typist: thinking --thought / TLS was agreed upon--> securing': TYPED,
  'typist: thinking --thought / a response is wanted--> answeringChallenge': TYPED,
  'typist: thinking --thought / it goes on listening--> listening': TYPED,
  'verifier: arriving --message--> accepting': 'a host that asks for nothing has no verifier: verifier.test.ts',
};
