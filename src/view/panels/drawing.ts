/** How large drawings are: they are drawn for type of 13 px, and the projector's smallest type is 18 px. Reactive. */
import { theme } from '../theme.svelte.ts';

const DRAWN_FOR_PX = 13;
const PROJECTED_PX = 18;

export function drawingScale(): number {
  return theme.shown === 'projector' ? PROJECTED_PX / DRAWN_FOR_PX : 1;
}
