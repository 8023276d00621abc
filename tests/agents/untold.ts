/** What no story and no dialogue tells, each with its reason. These lists may only shrink. */

const ODD = 'programs of a story ask for one name at a time: dns.test.ts';
const TCP = 'what is too large for a datagram is found over TCP in the stories: stub.test.ts';
const DISK = 'simulated disks have no end; a real one: full-disk.test.ts';
const THOUSAND = 'nobody in a story asks a thousand questions at once: dns.test.ts';
const LOST = 'lines are not lost in the story at a mail program: run/program.test.ts';
const TOLD = 'in the story nothing is lost, and nobody is silent for half an hour: run/offline.test.ts';
const FULL = 'nobody who sends has a full mailbox in a story whose server keeps copies: view/program.test.ts';
const HAND = 'in a story every line has its answer; who types by hand may wait for none: run/hands.test.ts';

/** 'chart: guard says': a guard that may always say this without a tale that changes. */
export const UNTOLD: Readonly<Record<string, string>> = {
  'door.message: the disk is full false': DISK,
  'nameserver: it can be looked up true': ODD,
  'resolver.question: it cannot be looked up false': ODD,
  'resolver.question: room for a search true': THOUSAND,
  'program: it works offline false':
    'offline it waits for a click as it does elsewhere, and its list says where it stands: run/offline.test.ts',
  'program: it says IDLE anew true': TOLD,
  'program: it says IDLE anew false': TOLD,
  'program: its owner has clicked false': 'in a story nobody clicks while the program listens: run/offline.test.ts',
  'typist: it goes on listening true': 'a server that nobody talks to closes the line as well, later: typist.test.ts',
  'typist: a response is wanted false': 'the octets are the same, only their name in the journal is not: typist.test.ts',
  'typist: the text is wanted false': 'the octets are the same, only their name in the journal is not: typist.test.ts',
};

/** 'chart: state --edge--> target': an edge that no tale takes. */
export const UNTAKEN: Readonly<Record<string, string>> = {
  'dns.query: askingOverTcp --answered / another server--> asking': TCP,
  'dns.query: askingOverTcp --answered / no data--> empty': TCP,
  'dns.query: askingOverTcp --answered / no such name--> nonexistent': TCP,
  'dns.query: askingOverTcp --answered--> failed': TCP,
  'dns.query: askingOverTcp --broken / tries left--> asking': TCP,
  'dns.query: askingOverTcp --broken--> failed': TCP,
  'nameserver: reading --question--> refused': ODD,
  'resolver.question: reading --question / it cannot be looked up--> done': ODD,
  'resolver.question: reading --question--> done': THOUSAND,
  'program: asking --line is lost--> thinking': LOST,
  'program: connecting --line is lost--> thinking': LOST,
  'program: requesting --line is lost--> thinking': 'lines are not lost in the story at web mail: run/web-program.test.ts',
  'program: submitting --line is lost--> submitting': LOST,
  'program: hushing --line is lost--> thinking': TOLD,
  'program: listening --IDLE is over--> waiting': TOLD,
  'program: listening --IDLE is over / it says IDLE anew--> listening': TOLD,
  'program: listening --line is lost--> waiting': TOLD,
  'browser: redirected --answered / sent elsewhere--> redirected': 'our web mail never sends a browser on twice: webmail.test.ts',
  'msa: filing --no room for a copy / a key fits its author--> signing': FULL,
  'msa: filing --no room for a copy--> idle': FULL,
  'verifier: askingList --patience is over--> askingList': 'lists answer at once in the story that asks one: verifier.test.ts',
  'verifier: checkingSeals --patience is over--> checkingSeals': 'name servers of the stories that seal answer at once: verifier.test.ts',
  'typist: readingAnswer --enough--> thinking': HAND,
  'typist: readingGreeting --enough--> thinking': HAND,
  'typist: readingListing --enough--> thinking': HAND,
  'typist: listening --timeout--> closed': 'a server that is silent for so long has hung up before: typist.test.ts',
  'typist: readingAnswer --timeout--> closed': 'nobody at a terminal waits for half an hour in vain: our servers answer. typist.test.ts',
  'typist: readingGreeting --timeout--> closed': 'nobody at a terminal waits for half an hour in vain: our servers answer. typist.test.ts',
  'typist: readingListing --end--> closed': 'nobody at a terminal loses the line just there: typist.test.ts',
  'typist: readingListing --timeout--> closed': 'nobody at a terminal waits for half an hour in vain: our servers answer. typist.test.ts',
  'typist: securing --end--> closed': 'nobody at a terminal loses the line just there: typist.test.ts',
  'typist: securing --timeout--> closed': 'nobody at a terminal waits for half an hour in vain: our servers answer. typist.test.ts',
  'typist: readingGreeting --line--> readingGreeting': 'our servers greet in one line: typist.test.ts',
  'door.message: weighing --message / the disk is full--> postponing': DISK,
  'webmail: loggedIn --crowded out--> forgotten': 'it takes a thousand readers: webmail.test.ts',
};
