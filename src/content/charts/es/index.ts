/** Cómo se llaman en español las máquinas, sus estados y lo que se preguntan. */
import type { ChartWords } from '../words.ts';
import { nameserver } from './nameserver.ts';
import { protocols } from './protocols.ts';
import { resolver } from './resolver.ts';
import { resolverQuestion } from './resolver-question.ts';

export const charts: ChartWords = { ...protocols, agents: { resolver, 'resolver.question': resolverQuestion, nameserver } };
