/** The words of the page for where two runs part, and how they end, in English. */
const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export const parting = {
  reply: (server: string, verb: string, before: string, after: string) =>
    `They part at one answer: ${server} says ${after} to ${verb} instead of ${before}.`,
  command: (client: string, before: string, after: string) => `They part where ${client} says ${after} instead of ${before}.`,
  lost: (what: string) => `They part where ${what} never arrives now.`,
  arrives: (what: string) => `They part where ${what} arrives now, and did not before.`,
  onlyNow: (time: string) => `They part at ${time}, by something that happens only now.`,
  onlyBefore: (time: string) => `They part at ${time}, by something that does not happen now.`,
  otherwise: (time: string) => `They part at ${time}, where not quite the same is said.`,
  alike: 'They end alike.',
  ends: { before: (how: string) => `Before: ${how}.`, after: (how: string) => `Now: ${how}.` },
  stored: (account: string, time: string) => `in the mailbox of ${account} at ${time}`,
  nobody: 'in nobody’s mailbox',
  calls: (count: number) => plural(count, 'call', 'calls'),
  reports: (count: number) => plural(count, 'report of failure', 'reports of failure'),
  next: 'Next difference',
};
