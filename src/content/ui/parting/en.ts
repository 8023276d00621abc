/** The words of the page for where two runs part, and how they end, in English. */
const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export const parting = {
  reply: (server: string, verb: string, before: string, after: string) =>
    `They part at one answer: ${server} says ${after} to ${verb} instead of ${before}.`,
  command: (client: string, before: string, after: string) => `They part where ${client} says ${after} instead of ${before}.`,
  lost: (what: string, where: string) => `They part where ${what} is lost, ${where}.`,
  alone: (time: string, what: string, where: string) => `They part at ${time}: ${what}, ${where}.`,
  otherwise: (time: string, what: string) => `They part at ${time}: “${what}” is not the same in both.`,
  says: (who: string, what: string) => `${who} says ${what}`,
  alike: 'They end alike.',
  /** What the two runs are called, as a title and in a sentence: one that was changed, or two of different stories. */
  runs: {
    changed: { titles: ['Before', 'Now'], only: ['only before', 'only now'] },
    beside: { titles: ['Beside it', 'On the stage'], only: ['only beside it', 'only on the stage'] },
  },
  stored: (account: string, time: string) => `in the mailbox of ${account} at ${time}`,
  nobody: 'in nobody’s mailbox',
  calls: (count: number) => plural(count, 'call', 'calls'),
  accepted: (count: number) => (count === 0 ? 'no message accepted' : plural(count, 'message accepted', 'messages accepted')),
  reports: (count: number) => plural(count, 'report of failure', 'reports of failure'),
  next: 'Next difference',
};
