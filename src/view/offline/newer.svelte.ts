/** A newer build of the page: it waits until the pages of the older one are left, or until a reader asks for it. */

let waiting = $state.raw<ServiceWorker | null>(null);

export const newer = {
  /** A newer build is installed. Reactive. */
  get isThere(): boolean {
    return waiting !== null;
  },
  /** The reader goes on with what is open. */
  dismiss(): void {
    waiting = null;
  },
  /** The newer build takes over, and then the page is loaded from it. */
  load(container: ServiceWorkerContainer = navigator.serviceWorker, reload = () => location.reload()): void {
    container.addEventListener('controllerchange', reload, { once: true });
    waiting?.postMessage('take over');
  },
};

/** Keeps the page for when there is no network, and looks for a newer build whenever the reader comes back to it. */
export async function keepOffline(container: ServiceWorkerContainer, script: string): Promise<void> {
  const kept = await container.register(script);
  seen(kept);
  kept.addEventListener('updatefound', () => kept.installing?.addEventListener('statechange', () => seen(kept)));
  document.addEventListener('visibilitychange', () => {
    // without a network there is nothing newer
    if (!document.hidden) kept.update().catch(() => {});
  });
}

/** The first build to be installed is not newer than any. */
function seen({ active, waiting: next }: ServiceWorkerRegistration): void {
  waiting = active && next;
}
