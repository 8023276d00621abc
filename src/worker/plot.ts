/** What a request asks for, as a run needs it: the scenario, the letter as it will be sent, what is changed; or what is wrong with it. */
import type { Posting } from '../agents/mua/mua.ts';
import { parseMailbox } from '../mail/address.ts';
import { checkDraft } from '../mail/checkDraft.ts';
import type { MailDraft } from '../mail/compose.ts';
import { inspectMessage } from '../mail/inspect.ts';
import { composed, sentAt } from '../run/posting.ts';
import type { Scenario } from '../run/scenario.ts';
import { scenarioNamed, scenarios } from '../scenarios/index.ts';
import type { Story, StoryWords } from '../scenarios/story.ts';
import type { MessageSource, RunRefused, RunRequest, ScenarioCard } from './api.ts';
import { problemWithHands } from './hands/problem.ts';
import { later } from './later.ts';
import { problemWithZones } from './records.ts';
import { ifItCame, NOT_COME, refused } from './refused.ts';

export interface Prepared {
  scenario: Scenario;
  seed: number;
  posting?: Posting | undefined;
  interventions: RunRequest['interventions'];
  card?: ScenarioCard | undefined;
}

/** The request as a run needs it, or what is wrong with it. */
export async function prepare({ scenario: id, story, seed, message, interventions }: RunRequest): Promise<Prepared | RunRefused> {
  const plot = story === undefined ? plotNamed(id) : await plotWritten(story);
  if (!('scenario' in plot)) return plot;
  const { scenario, card } = plot;
  if (!Number.isSafeInteger(seed)) return refused({ key: 'run.badSeed', values: { seed: String(seed) } });
  const posting = message ? postingOf(message, scenario, seed) : undefined;
  if (posting && 'problems' in posting) return posting;
  const problem = problemWithHands(scenario, interventions) ?? problemWithZones(interventions);
  return problem ? refused(problem) : { scenario, seed, ...(posting && { posting }), interventions, ...(card && { card }) };
}

type Plot = Pick<Prepared, 'scenario' | 'card'>;

/** One of the gallery, or one that is drawn: then its card comes with it. */
function plotNamed(id: string): Plot | RunRefused {
  const scenario = scenarioNamed(id);
  if (!scenario) return refused({ key: 'run.unknownScenario', values: { id } });
  return scenarios.includes(scenario) ? { scenario } : { scenario, card: cardFor(scenario, NO_WORDS) };
}

async function plotWritten(text: string): Promise<Plot | RunRefused> {
  const part = await ifItCame(later.story());
  if (!part) return refused(NOT_COME);
  const plot = part.plotOf(text);
  if (!('scenario' in plot)) return refused({ key: 'story.faults', values: { ...plot } });
  const { scenario, words } = plot;
  return { scenario, card: cardFor(scenario, words) };
}

/** Of a story that is in no gallery: one text for all languages. */
const cardFor = (scenario: Scenario, words: StoryWords): ScenarioCard => cardOf({ scenario, place: 0, level: 1, es: words, en: words }, '');

/** The story's own, unless other letters are all that is sent in it. */
function letterOf({ actions, draft: own }: Scenario): MailDraft {
  const sent = actions.filter((action) => action.do === 'send');
  return (sent.find(({ draft }) => !draft) ?? sent[0])?.draft ?? own;
}

/** How the story's author has the program write, whatever is written. */
const mannerOf = ({ encoding, signed }: MailDraft): Pick<MailDraft, 'encoding' | 'signed'> => ({
  ...(encoding && { encoding }),
  ...(signed && { signed }),
});

/** Nobody has said anything of it. */
const NO_WORDS = { title: '', question: '', description: '' };

function postingOf(message: MessageSource, scenario: Scenario, seed: number): Posting | RunRefused {
  if (message.kind === 'draft') {
    const problems = checkDraft(message.draft);
    return problems.length > 0
      ? refused(...problems)
      : composed({ ...mannerOf(letterOf(scenario)), ...message.draft }, sentAt(scenario), seed);
  }
  const inspected = inspectMessage(message.octets);
  if (!inspected.ok) return refused(...inspected.problems);
  if (message.to.length === 0) return refused({ key: 'draft.noRecipient', values: { field: 'to' } });
  const bad = [message.from, ...message.to].find((address) => !parseMailbox(address));
  if (bad !== undefined) return refused({ key: 'draft.badAddress', values: { field: bad === message.from ? 'from' : 'to', text: bad } });
  return { octets: inspected.message, reversePath: message.from, forwardPaths: message.to };
}

export function cardOf({ scenario, ...told }: Story, topic: string): ScenarioCard {
  const { id, accounts } = scenario;
  return { ...told, id, topic, draft: letterOf(scenario), people: accounts.map(({ name, address }) => ({ name, address })) };
}
