/** What the command line ends with. */
export const EXIT = {
  done: 0,
  /** It failed, or what it was given cannot be sent. */
  failed: 1,
  /** `judge`: a recording breaks the standard. */
  standardBroken: 1,
  usage: 2,
  /** A file could not be read, or holds nothing of what was asked for; of `read` and `judge`, a conversation in it too. */
  unread: 3,
} as const;
