/** In a package this stands in place of the parts of the page: those that a lesson shows, with all words there already. */
const parts = {
  contents: () => import('../../stage/Contents.svelte'),
  atStep: () => import('../../panels/findings/AtStep.svelte'),
  ear: () => import('../../session/Ear.svelte'),
  inside: () => import('../../inside/Inside.svelte'),
  many: () => import('../../many/Many.svelte'),
  timeLine: () => import('../../lessons/history/TimeLine.svelte'),
  days: () => import('../../days/Days.svelte'),
  wire: () => import('../../wire/Wire.svelte'),
  states: () => import('../../panels/StateChart.svelte'),
  octets: () => import('../../panels/Octets.svelte'),
  letter: () => import('../../panels/Letter.svelte'),
  disk: () => import('../../panels/mailbox/OnDisk.svelte'),
  workbench: () => import('../../lessons/tasks/Workbench.svelte'),
  breaking: () => import('../../lessons/tasks/Break.svelte'),
  breakMenu: () => import('../../breaking/Menu.svelte'),
  askFirst: () => import('../../breaking/AskFirst.svelte'),
  findings: () => import('../../panels/Findings.svelte'),
};

export const fetchPart = (name: keyof typeof parts) => parts[name]();
