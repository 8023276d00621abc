/** What does not have the form of a story, place by place: one trouble for each thing that a person would have to mend. */
import type * as v from 'valibot';
import { issuesIn } from '../schema/interventions.ts';
import { keysAt } from './form.ts';
import { error, nearest, type Trouble } from './fault.ts';

type Issue = v.BaseIssue<unknown>;
type Key = string | number;
/** Choices that are named one by one; more are told by the nearest. */
const MOST_NAMED = 12;

export function misfitsIn(issues: readonly Issue[], written: unknown): Trouble[] {
  const isPassedOn = ({ type, path }: Issue): boolean => type === 'raw_transform' && path?.[0]?.key === 'faults';
  const faults = new Map(issues.filter(isPassedOn).map(({ path }) => [Number(path![1]!.key), path![1]!.value]));
  const all = [
    ...issues.filter((issue) => !isPassedOn(issue)).flatMap((issue) => told(issue, [], written)),
    ...[...faults].flatMap(([place, fault]) => issuesIn(fault).flatMap((issue) => told(issue, ['faults', place], written))),
  ];
  const mistyped = new Set(all.flatMap(({ key, path, values }) => (key === 'unknownKey' ? [beside(path, String(values.near))] : [])));
  // what is missing because it was mistyped is one mistake
  return all.filter(({ key, path }) => key !== 'missing' || !mistyped.has(path));
}

const beside = (path: string, key: string): string => [...path.split('.').slice(0, -1), key].join('.');

function told(issue: Issue, before: readonly Key[], written: unknown): Trouble[] {
  const path = [...before, ...(issue.path ?? []).map(({ key }) => key as Key)];
  const deeper = (issue.issues ?? []).filter((each) => !isAnotherKind(each));
  // of alternatives the one that was meant: of its kind, and wrong further down
  if (issue.type === 'union' && deeper.length > 0) return deeper.flatMap((each) => told(each, path, written));
  return [trouble(issue, path, written)];
}

/** An alternative that is no text where text was written, or no list where a list was. */
const isAnotherKind = (issue: Issue): boolean => issue.kind === 'schema' && !issue.path;

function trouble(issue: Issue, path: readonly Key[], written: unknown): Trouble {
  const place = path.join('.');
  // an entry of a list is called by the list, and by its number as people count
  const last = String(path.findLast((key) => typeof key === 'string') ?? '');
  const end = path.at(-1);
  const entry: Trouble['values'] = typeof end === 'number' ? { entry: end + 1 } : {};
  const { type, message, expected, received, requirement } = issue;
  if (type === 'strict_object' && expected === 'never') return unknownKey(place, last, path, written);
  if (type === 'strict_object' && received === 'undefined') return error(place, 'missing', { key: last });
  if (type === 'max_length' || type === 'max_value') return error(place, 'tooMuch', { key: last, limit: Number(requirement) });
  if (type === 'gt_value') return error(place, 'notAbove', { key: last, limit: Number(requirement) });
  if (type === 'min_value') return error(place, 'tooLittle', { key: last, limit: Number(requirement) });
  if (type === 'raw_transform' && message === 'record') return error(place, 'record', { line: received });
  if (type === 'regex' || type === 'check') return error(place, message, { key: last, received });
  const choices = [...(expected ?? '').matchAll(/"([^"]*)"/g)].map(([, word]) => word!);
  if (choices.length > 0) return choice(place, { key: last, ...entry }, unquoted(received), choices);
  return error(place, 'wrong', { key: last, ...entry, expected: expected ?? '', received });
}

function unknownKey(place: string, key: string, path: readonly Key[], written: unknown): Trouble {
  const known = keysAt(path.slice(0, -1), written);
  return error(place, 'unknownKey', { key, near: nearest(key, known), known: known.join(', ') });
}

function choice(place: string, named: Trouble['values'], received: string, choices: readonly string[]): Trouble {
  const near = nearest(received, choices);
  return error(place, 'choice', { ...named, received, near, choices: choices.slice(0, MOST_NAMED).join(', ') });
}

const unquoted = (word: string): string => word.replace(/^"(.*)"$/s, '$1');
