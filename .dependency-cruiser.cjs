/** Who may import whom: src/README.md says it in words. */
const rooms = {
  sim: [],
  mail: [],
  protocols: ['mail'],
  agents: ['protocols', 'mail'],
  run: ['agents', 'protocols', 'mail', 'sim'],
  scenarios: ['run', 'mail', 'sim'],
  transcripts: ['protocols', 'mail', 'sim', 'run'],
  lessons: ['run', 'scenarios', 'transcripts', 'agents', 'protocols', 'mail', 'sim'],
  worker: ['lessons', 'run', 'scenarios', 'transcripts', 'agents', 'protocols', 'mail', 'sim'],
  content: [],
  view: ['worker', 'content', 'lessons', 'run', 'transcripts', 'sim', 'mail', 'protocols'],
  node: ['lessons', 'run', 'scenarios', 'transcripts', 'agents', 'protocols', 'mail', 'sim', 'content'],
};
const below = Object.entries(rooms).map(([room, may]) => ({
  name: `${room}-imports`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: `^src/((${[room, ...may].join('|')})/|(own|language)\\.ts$)` },
}));

module.exports = {
  forbidden: [
    ...below,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'a-protocol-imports-no-other',
      severity: 'error',
      from: { path: '^src/protocols/([a-z0-9]+)/' },
      to: { path: '^src/protocols/[a-z0-9]+/', pathNot: '^src/protocols/($1|sasl)/' },
    },
    {
      name: 'only-types-below-the-view',
      severity: 'error',
      from: { path: '^src/view/' },
      // an exercise in words is made where its words are: in the page, and on the command line; spans of time are typed in the page; words of running text are explained there
      to: {
        path: '^src/(lessons|run|transcripts|sim|mail|protocols)/',
        pathNot: '^src/(lessons/(practice/worded|spans)|run/span)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'the-view-knows-the-door-only',
      severity: 'error',
      from: { path: '^src/view/' },
      to: { path: '^src/worker/', pathNot: '^src/worker/(api|client|first|inline)\\.ts$' },
    },
    {
      name: 'scenarios-and-recordings-are-data',
      severity: 'error',
      from: { path: '^src/(scenarios|transcripts)/' },
      to: { path: '^src/run/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'comlink-in-worker-only',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/worker/' },
      to: { path: 'node_modules/comlink' },
    },
    {
      name: 'svelte-and-d3-in-view-only',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/view/' },
      to: { path: 'node_modules/(svelte|d3|d3-[a-z]+|@dagrejs)/' },
    },
    {
      name: 'node-in-node-only',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(node/|view/early/(plugin|chunks|licences))' },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|public)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'svelte', 'default'],
      extensions: ['.ts', '.js', '.svelte'],
    },
    extraExtensionsToScan: ['.svelte'],
  },
};
