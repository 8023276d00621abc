/** How TypeScript becomes one file that Node runs: for the command line, and for the benchmarks. */
export function bundleOf(root, entry, outDir) {
  return {
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: { ssr: entry, outDir, emptyOutDir: false, target: 'node20', minify: false },
    ssr: { noExternal: true },
  };
}
