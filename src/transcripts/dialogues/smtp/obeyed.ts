/** Whether a server has obeyed commands that stood inside what the client meant as text: SMTP smuggling. */

/**
 * `codes`: replies from the last verdict on the text on; `commands`: verbs that stood in the text; `next`: those that the client says
 * after it. There are more answers than the client has questions, and they fit what stood in the text.
 */
export function hasObeyed(codes: readonly number[], commands: readonly string[], next: readonly string[]): boolean {
  const isText = commands.at(-1) === 'DATA';
  const tooMany = isText ? codes[commands.length] === 354 : codes.length > 1 + next.length;
  return codes.length > commands.length && tooMany && next.slice(0, commands.length).join() !== commands.join();
}
