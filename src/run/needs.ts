/** What a run needs and the page does not load with itself. */
import { loadPublicSuffixes } from '../mail/authentication/publicSuffixes.ts';
import type { Scenario } from './scenario.ts';

/** To be waited for before a run of this scenario. */
export async function loadNeeds({ hosts }: Pick<Scenario, 'hosts'>): Promise<void> {
  if (
    hosts.some(({ mail }) => mail?.verify?.dmarc !== undefined || mail?.verify?.unproven !== undefined || mail?.verify?.arc !== undefined)
  )
    await loadPublicSuffixes();
}
