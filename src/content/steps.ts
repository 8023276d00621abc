/** Steps by what is said in them: ids name meanings, but are no words for readers. */
import { own } from '../own.ts';

/** 'RCPT' of 'smtp:RCPT#1:reply'; `names`: what is no verb. What is no id of a step in a conversation stays as it is. */
export function saidAt(id: string, names: Record<string, string>): string {
  const said = /^[a-z0-9.]+:([^#]+)#\d+(?::reply)?$/.exec(id)?.[1];
  return said === undefined ? id : (own(names, said) ?? said);
}
