/** Parts of the page that are fetched when they are first shown: the first visit does not wait for them. */
export const later = {
  compose: () => import('./Compose.svelte'),
  open: () => import('./Open.svelte'),
  gallery: () => import('./gallery/Gallery.svelte'),
  help: () => import('./KeysHelp.svelte'),
  lesson: () => import('./panels/LessonRoom.svelte'),
  conversations: () => import('./panels/Conversations.svelte'),
  findings: () => import('./panels/Findings.svelte'),
  ladder: () => import('./panels/Ladder.svelte'),
  states: () => import('./panels/StateChart.svelte'),
  octets: () => import('./panels/Octets.svelte'),
  letter: () => import('./panels/Letter.svelte'),
  mailbox: () => import('./panels/Mailbox.svelte'),
  whatIf: () => import('./panels/WhatIf.svelte'),
  terminal: () => import('./panels/continue/Terminal.svelte'),
  give: () => import('./panels/export/GiveOut.svelte'),
  compare: () => import('./panels/Compare.svelte'),
};
