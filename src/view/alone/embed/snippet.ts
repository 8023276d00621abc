/** How another page takes a lesson or a story in: a frame, and the few words that let it be as high as it needs to be. */

/** What the frame tells the page around it. */
export const SIZE = 'mailscope:size';
/** Until the frame has told how high it is, and where scripts are not allowed, px. */
const HEIGHT = 640;

const quoted = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The address of a place, as it is within a frame. */
export function embeddedAddress(page: string, hash: string): string {
  const url = new URL(page);
  url.search = '?embed';
  url.hash = hash;
  return url.href;
}

export function snippetOf(address: string, title: string): string {
  return `<iframe src="${quoted(address)}" title="${quoted(title)}" loading="lazy" allow="fullscreen"
  style="width: 100%; height: ${HEIGHT}px; border: 0"></iframe>
<script>
  addEventListener('message', ({ source, data }) => {
    if (data?.type !== '${SIZE}' || !(data.height > 0)) return;
    for (const frame of document.querySelectorAll('iframe'))
      if (frame.contentWindow === source) frame.style.height = data.height + 'px';
  });
</script>
`;
}
