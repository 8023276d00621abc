/** Text in XML 1.0: what means something there is escaped, and what may not stand there at all is left out (§2.2). */
export function escapeXml(text: string): string {
  return [...text].filter(mayStand).join('').replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function mayStand(character: string): boolean {
  const code = character.codePointAt(0)!;
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff;
}
