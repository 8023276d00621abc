/** Facts that are not believed. */

/** What a fact says that is denied. Facts tell what is there, so denying one never invents anything. */
export function denial(fact: unknown): false | 'nothing' | 0 | undefined {
  if (fact === true) return false;
  if (typeof fact === 'string' && fact !== 'nothing') return 'nothing';
  return typeof fact === 'number' && fact > 0 ? 0 : undefined;
}

/** The event with one of its facts denied; as it is if there is nothing to deny. */
export function without<Event extends { type: string }>(event: Event, fact: string): Event {
  const instead = fact === 'type' ? undefined : denial(event[fact as keyof Event]);
  return instead === undefined ? event : { ...event, [fact]: instead };
}
