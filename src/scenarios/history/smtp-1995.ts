import type { Scenario } from '../../run/scenario.ts';
import { hostsWith, town } from '../town.ts';

/** A server of 1995: EHLO has just come, with SIZE and 8BITMIME; no TLS, no log-in, no enhanced codes. Today's server gets on with it. */
export const smtp1995: Scenario = { ...town, id: 'smtp-1995', hosts: hostsWith({ 'mx-b': { mail: { profile: '1995' } } }) };
