/** POP3, IMAP and web mail, measured on one morning. */
export const measured = {
  title: 'POP3, IMAP or web mail: measured',
  open: 'POP3 against IMAP, measured',
  hint: 'One mailbox, one morning, two devices, three ways: a table counted from the runs',
  leave: 'Back to the stage',
  story:
    'Bea’s mailbox holds 30 letters, one of them 5 MB. At breakfast she reads three on her laptop and answers one; on the bus she reads two on her phone; at noon Ana sends 2 MB. The server has room for 6 MB. All three mornings are played now, and every number below is counted from them.',
  playing: 'The three mornings are being played…',
  failed: 'The mornings could not be played. Reload the page and try again.',
  ways: { pop3: 'POP3, nothing left on the server', imap: 'IMAP', web: 'Web mail' },
  short: { pop3: 'POP3', imap: 'IMAP', web: 'Web mail' },
  clock: {
    title: 'When each device waited for an answer',
    how: (most: number) => `A bar is the round trips of two minutes; the tallest has ${most}, and heights go by the square root.`,
    told: (count: number, first: string, last: string): string =>
      count === 1 ? `one round trip, at ${first}` : `${count} round trips, from ${first} to ${last}`,
    none: 'no round trip',
  },
  what: 'What was counted',
  host: { 'bea-laptop': 'Laptop', 'bea-telephone': 'Phone' } as Record<string, string>,
  rows: {
    octets: 'Octets over the line',
    turns: 'Round trips',
    connectedMs: 'Time connected',
    connections: 'Connections',
    offline: 'Readable offline',
    failed: 'Clicks that came to nothing',
    server: 'Left on the server',
    lost: 'Lost with the laptop',
    noon: 'The 2 MB at noon, with room for 6 MB',
  },
  heap: (letters: number, size: string): string =>
    letters === 0 ? 'nothing' : letters === 1 ? `one letter, ${size}` : `${letters} letters, ${size}`,
  noon: { taken: 'accepted', refused: 'refused: the mailbox is full' },
  entries: (count: string) => `Counted from a journal of ${count} entries.`,
  why: {
    octets: 'POP3 fetched everything once, the 5 MB too. IMAP and web mail fetched what was opened.',
    failed: 'After the laptop had emptied the mailbox by POP3, the phone found nothing to open.',
    lost: 'What POP3 took off the server exists once. A backup of the laptop would be the only copy.',
    noon: 'By POP3 the server was empty by then. A mailbox that keeps everything fills up.',
  },
};
