/** Finding stories: every word that was typed stands somewhere on the card, in whichever language is shown. */
import type { Language } from '../../language.ts';
import type { ScenarioCard } from '../../worker/api.ts';

/** The cards that say all of the words, in their order; accents and case do not matter. */
export function found(
  cards: readonly ScenarioCard[],
  query: string,
  language: Language,
  topicName: (topic: string) => string,
): ScenarioCard[] {
  const wanted = plain(query).split(/\s+/).filter(Boolean);
  return cards.filter((card) => {
    const { title, question, description } = card[language];
    const said = plain([title, question, description, topicName(card.topic), card.id].join(' '));
    return wanted.every((word) => said.includes(word));
  });
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
}
