/** What has the form of a story and does not hold together: names that nobody has, accounts that nobody keeps, lines to nowhere. */
import type { Scenario } from '../scenario.ts';
import { doingTroubles } from './check-doings.ts';
import { draftTroubles } from './check-draft.ts';
import { townTroubles } from './check-town.ts';
import { zoneTroubles } from './check-zones.ts';
import type { Trouble } from './fault.ts';

export function troublesIn(scenario: Scenario): Trouble[] {
  return [
    ...townTroubles(scenario),
    ...zoneTroubles(scenario),
    ...draftTroubles(scenario.draft, 'draft'),
    ...scenario.actions.flatMap((action, place) =>
      'draft' in action && action.draft ? draftTroubles(action.draft, `actions.${place}.draft`) : [],
    ),
    ...doingTroubles(scenario),
  ];
}
