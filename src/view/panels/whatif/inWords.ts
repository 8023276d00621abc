/** An intervention as the list of those in force names it. */
import type { Intervention } from '../../../run/scenario.ts';
import { chartOfStep, denialName, machineName } from '../../../content/charts/name.ts';
import type { ChartWords } from '../../../content/charts/words.ts';
import type { Language } from '../../../language.ts';
import { size } from '../../../content/quantities.ts';
import type { Messages } from '../../../content/ui/en.ts';

/** `nameOf` gives the name of a host by its id; `charts` those of agents and facts. */
export function inWords(
  intervention: Intervention,
  words: Messages['whatIf'],
  language: Language,
  nameOf: (host: string) => string,
  charts: ChartWords | undefined,
): string {
  switch (intervention.kind) {
    case 'say':
      return words.say(intervention.at, intervention.line);
    case 'reply':
      return words.reply(intervention.at, intervention.reply);
    case 'deny': {
      const chart = chartOfStep(intervention.at);
      return words.deny(machineName(chart, charts), denialName(chart, intervention.fact, charts));
    }
    case 'cut':
      return words.cutAt(intervention.at);
    case 'stop':
      return words.stopAt(nameOf(intervention.host));
    case 'start':
      return words.startAt(nameOf(intervention.host));
    case 'quota':
      return words.quota(intervention.account, size(intervention.octets, language));
    case 'greeting':
      return words.greeting[intervention.greeting](nameOf(intervention.host));
    case 'password':
      return words.password(nameOf(intervention.host));
    case 'zone':
      return words.zone(intervention.origin);
    case 'recipients':
      return words.recipients(intervention.to.join(', '));
    case 'call':
      return words.call(nameOf(intervention.host), intervention.to, intervention.lines.length);
    case 'type':
      return words.type(intervention.at, intervention.lines.length);
    case 'serve':
      return words.serve(intervention.at, intervention.replies.length);
  }
}
