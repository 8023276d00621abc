/** Mounts 500 slips under the page's clock, and counts frames when asked. */
import { mount } from 'svelte';
import '../../../src/view/style/fonts.css';
import '../../../src/view/style/tokens.css';
import '../../../src/view/style/base.css';
import { Run } from '../../../src/run/run.ts';
import { scenarioNamed } from '../../../src/scenarios/index.ts';
import Cards from './Cards.svelte';

const run = new Run({ scenario: scenarioNamed('journey')!, seed: 1 });
while (!run.advance(10_000));
mount(Cards, { target: document.getElementById('stage')!, props: { journal: run.journal } });

/** Frames that are drawn in so many milliseconds, a second. */
function framesPerSecond(ms: number): Promise<number> {
  return new Promise((resolve) => {
    let frames = 0;
    let begunMs = -1;
    const frame = (atMs: number) => {
      if (begunMs < 0) begunMs = atMs;
      else frames++;
      if (atMs - begunMs < ms) requestAnimationFrame(frame);
      else resolve((frames / (atMs - begunMs)) * 1000);
    };
    requestAnimationFrame(frame);
  });
}

Object.assign(globalThis, { framesPerSecond });
