/** When a program that runs on and on is asked to stop. */

/** Ctrl-C; an end that somebody asks for; the terminal was closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    const asked = () => {
      for (const signal of SIGNALS) process.removeListener(signal, asked);
      resolve();
    };
    for (const signal of SIGNALS) process.once(signal, asked);
  });
}

/** Who asks a second time is in a hurry. */
export function exitWhenAskedAgain(): void {
  for (const signal of SIGNALS) process.once(signal, () => process.exit(1));
}
