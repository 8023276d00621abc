/** What readers of captures tell to be wrong: keys of content/problems. */
export const CAPTURE_PROBLEM_KEYS = [
  'capture.truncated',
  'capture.badLength',
  'capture.damaged',
  'capture.unknownLink',
  'capture.checksums',
  'capture.unreadable',
  'capture.fragments',
  'capture.snapped',
  'capture.manyConnections',
] as const;
