/** Writes to standard output, and waits when its reader is slow; a reader that went away ends the program quietly. */
export function write(text: string): Promise<void> {
  return new Promise((resolve) => {
    if (process.stdout.write(text)) resolve();
    else process.stdout.once('drain', resolve);
  });
}
