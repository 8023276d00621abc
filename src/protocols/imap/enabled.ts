/** What a client of this session has said that it understands: RFC 5161, RFC 6855, RFC 7162 §3.1, RFC 9051 §6.3.1. */
export class Enabled {
  /** IMAP4rev2: ESEARCH for SEARCH, no `\Recent`, names in UTF-8. */
  rev2 = false;
  /** UTF8=ACCEPT: strings and names in UTF-8. */
  utf8 = false;
  /** CONDSTORE: each FETCH of flags tells the mod-sequence too. Other commands than ENABLE turn it on as well. */
  condstore = false;

  /** Whether names of mailboxes go as UTF-8 rather than as modified UTF-7. */
  get unicodeNames(): boolean {
    return this.rev2 || this.utf8;
  }

  /** Turns on what is known of these, and returns what was not on before, as RFC 5161 §3.2 tells it. */
  turnOn(names: readonly string[]): string[] {
    return [...new Set(names)].filter((name) => this.#turn(name));
  }

  #turn(name: string): boolean {
    const key = name === 'IMAP4REV2' ? 'rev2' : name === 'UTF8=ACCEPT' ? 'utf8' : name === 'CONDSTORE' ? 'condstore' : undefined;
    if (key === undefined || this[key]) return false;
    this[key] = true;
    return true;
  }
}
