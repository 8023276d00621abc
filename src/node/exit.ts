/** What the command line ends with. */
export const EXIT = {
  done: 0,
  /** `run` and `serve`: it failed, or what it was given cannot be sent. */
  failed: 1,
  /** `judge`: a recording breaks the standard. */
  standardBroken: 1,
  usage: 2,
  /** `read` and `judge`: a file, or a conversation in it, could not be read, or there is no mail in it. */
  unread: 3,
} as const;
