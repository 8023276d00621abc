/** Hands octets to the reader as a file. Nothing leaves the page. */

export function saveAs(name: string, octets: Uint8Array, type: string): void {
  const url = URL.createObjectURL(new Blob([octets as BlobPart], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = safeName(name);
  link.click();
  // The browser has taken the address by the time the click returns.
  URL.revokeObjectURL(url);
}

/** A name from a letter is a stranger's: no folders, no control characters, not hidden, not endless. */
export function safeName(name: string): string {
  // eslint-disable-next-line no-control-regex -- these are the ones meant
  const plain = name.replace(/[\0-\x1f\x7f/\\:*?"<>|]+/g, '_').replace(/^[.\s]+|[.\s]+$/g, '');
  return plain.slice(0, 120) || 'mailscope';
}

/** The octets of the part number `place` among the letter's parts, decoded. `null` if it is not to be found. */
export async function decodedPart(letter: Uint8Array, name: string, place: number): Promise<Uint8Array | null> {
  const { default: PostalMime } = await import('postal-mime');
  const { attachments } = await PostalMime.parse(letter, { attachmentEncoding: 'arraybuffer' });
  const found = attachments.find((each) => (each.filename ?? '') === name) ?? attachments[place];
  return found === undefined ? null : new Uint8Array(found.content as ArrayBuffer);
}
