/** How many inputs the property tests draw: `NIGHTLY=1 npm test` looks fifty times as long as `npm test`. */
import { vi } from 'vitest';

const NIGHTLY = Boolean(process.env.NIGHTLY);
const NIGHTLY_TIMEOUT_MS = 3 * 3_600_000;
if (NIGHTLY) vi.setConfig({ testTimeout: NIGHTLY_TIMEOUT_MS });

/** Inputs for each parser. */
export const PARSER_RUNS = NIGHTLY ? 100_000 : 2000;

/** Commands that are said to our IMAP server, a few in each session. */
export const IMAP_EXCHANGES = NIGHTLY ? 1_000_000 : 2000;
