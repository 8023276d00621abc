/** The first that runs in a package: code and looks lie in it packed, for an LMS takes no large files, and are unpacked here. */
interface Unpacked {
  code: string;
  style: string;
}

async function unpacked(): Promise<Unpacked> {
  const text = document.getElementById('code')?.textContent ?? '';
  const octets = Uint8Array.from(atob(text.trim()), (character) => character.charCodeAt(0));
  const stream = new Blob([octets]).stream().pipeThrough(new DecompressionStream('gzip'));
  return (await new Response(stream).json()) as Unpacked;
}

async function boot(): Promise<void> {
  const { code, style } = await unpacked();
  document.head.append(Object.assign(document.createElement('style'), { textContent: style }));
  const src = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  await new Promise((resolve, reject) => {
    document.head.append(Object.assign(document.createElement('script'), { src, onload: resolve, onerror: reject }));
  });
}

boot().catch(() => (document.getElementById('unopened')!.hidden = false));
