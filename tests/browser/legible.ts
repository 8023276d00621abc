/** What is wrong with the text of a picture, as a reader sees it: run inside the page. */

/** Texts of the stage, or of the town at rest, under `least` px, outside, or on other text. Postmarks are struck over the paper; they and a letter in the hand stand askew. */
export function illegible(least: number): string[] {
  const picture = document.querySelector('.session, .visit .picture, .inside');
  if (!picture) return [];
  const frame = picture.getBoundingClientRect();
  const found: string[] = [];
  const seen: { node: Node; text: string; box: DOMRect }[] = [];
  const walker = document.createTreeWalker(picture, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement!;
    const text = node.textContent!.trim();
    if (text === '' || element.closest('.mark, .sheet')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 1) continue;
      const size = parseFloat(getComputedStyle(element).fontSize);
      if (size < least - 0.05) found.push(`${size} px: ${text}`);
      if (box.left < frame.left || box.right > frame.right + 0.5 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1)
        found.push(`outside: ${text}`);
      const on = seen.find((other) => other.node !== node && covers(other.box, box));
      if (on) found.push(`on “${on.text}”: ${text}`);
      seen.push({ node, text, box });
    }
  }
  return [...new Set(found)];

  /** Line boxes may touch by a few pixels: letters do not fill them. */
  function covers(a: DOMRect, b: DOMRect): boolean {
    const slack = 4;
    return a.left + 1 < b.right && b.left + 1 < a.right && a.top + slack < b.bottom && b.top + slack < a.bottom;
  }
}
