/** What first-plugin.ts makes of it. */
declare module '*first-run.ts?built' {
  const run: import('./packed-run.ts').PackedRun;
  export default run;
}
