/** Where an RFC is read, or a section of it ('' for the whole). */
export function rfcAddress(rfc: number, section = ''): string {
  return `https://www.rfc-editor.org/rfc/rfc${rfc}${section === '' ? '' : `#section-${section}`}`;
}
