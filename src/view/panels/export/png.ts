/** A drawing as an image, at double size: painted on a canvas by the browser. */

/** Browsers paint no canvas that is higher or wider. */
const MAX_SIDE_PX = 16_000;
const SCALE = 2;

export async function pngOf(svg: string, width: number, height: number): Promise<Blob> {
  const scale = Math.min(SCALE, MAX_SIDE_PX / Math.max(width, height));
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await blobOf(canvas);
  } finally {
    URL.revokeObjectURL(url);
  }
}

function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no image'))), 'image/png'));
}
