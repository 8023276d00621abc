/** What machines, their states and what they ask are called in English. */
import type { ChartWords } from '../words.ts';
import { nameserver } from './nameserver.ts';
import { protocols } from './protocols.ts';
import { resolver } from './resolver.ts';
import { resolverQuestion } from './resolver-question.ts';

export const charts: ChartWords = { ...protocols, agents: { resolver, 'resolver.question': resolverQuestion, nameserver } };
