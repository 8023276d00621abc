/** What first-plugin.ts makes of them. */
declare module '*first-run.ts?built' {
  const run: import('./packed-run.ts').PackedRun;
  export default run;
}
declare module '*sketches.ts?built' {
  const index: import('./api.ts').StoryIndex;
  export default index;
}
