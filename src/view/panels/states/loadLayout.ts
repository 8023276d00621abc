/** dagre is 18 kB: it comes when a chart is first looked at. */
export async function loadLayout() {
  const { drawn } = await import('./layout.ts');
  return drawn;
}

export type Draw = Awaited<ReturnType<typeof loadLayout>>;
