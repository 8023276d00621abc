/** What the chart of a request asks for. */
import type { RequestEffects, WebHouse } from '../house.ts';
import type { RequestAction } from '../request.machine.ts';
import { receiptActions } from './acknowledging.ts';
import { changingActions } from './changing.ts';
import { findingActions } from './finding.ts';
import { formActions } from './forms.ts';
import { readingActions } from './reading.ts';
import { writingActions } from './writing.ts';

export function requestActions(house: WebHouse): RequestEffects<RequestAction> {
  return {
    ...findingActions(house),
    ...formActions(house),
    ...readingActions(house),
    ...writingActions(house),
    ...changingActions(house),
    ...receiptActions(house),
  };
}
