/** What is broken on the stage: written like the interventions of front matter, kept as JSON, one a line. */
import * as v from 'valibot';
import { parse } from 'yaml';
import { intervention } from '../../run/schema/interventions.ts';

/** `null` for what is no list of interventions. Never throws. */
export function brokenIn(text: string): string | null {
  try {
    const read = v.safeParse(v.array(intervention), parse(text));
    return read.success ? read.output.map((each) => JSON.stringify(each)).join('\n') : null;
  } catch {
    return null;
  }
}
