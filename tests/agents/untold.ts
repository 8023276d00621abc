/** What no story and no dialogue tells, each with its reason. These lists may only shrink. */

/** 'chart: guard says': a guard that may always say this without a tale that changes. */
export const UNTOLD: Readonly<Record<string, string>> = {};

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
  'verifier: arriving --message--> accepting': 'a host that asks for nothing has no verifier: verifier.test.ts',
};
