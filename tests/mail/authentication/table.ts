/** A DNS that is a table: 'a.org TXT' → records; `undefined` for a name that the DNS does not answer about. */
import { settle, type Asking, type LookUp, type Records } from '../../../src/mail/authentication/lookUp.ts';

export type Table = Record<string, Records>;

export function lookUpIn(table: Table, asked: string[] = []): LookUp {
  return (name, type, found) => {
    const question = `${name} ${type}`;
    asked.push(question);
    found(question in table ? table[question] : []);
  };
}

/** What is known when everything was asked of the table. */
export function answered<Result>(asking: Asking<Result>, table: Table, asked: string[] = []): Result {
  let known: { result: Result } | undefined;
  settle(asking, lookUpIn(table, asked), (result) => (known = { result }));
  return known!.result;
}

/** The same table as mailauth's resolver: it throws as Node's does. */
export function resolverOf(table: Table) {
  return async (name: string, type: string): Promise<unknown> => {
    const question = `${name} ${type}`;
    const records = question in table ? table[question] : [];
    if (records === undefined) throw Object.assign(new Error('timeout'), { code: 'ETIMEOUT' });
    if (records.length === 0) throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
    if (type === 'TXT') return records.map((record) => [record]);
    return type === 'MX' ? records.map((exchange, index) => ({ exchange, priority: index })) : records;
  };
}
