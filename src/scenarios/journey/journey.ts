import type { Scenario } from '../../run/scenario.ts';
import { town } from '../town.ts';

/** The happy journey: submission, MX question, relay, delivery, POP3 and IMAP. */
export const journey: Scenario = { ...town, id: 'journey' };
