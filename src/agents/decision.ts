/** A fork of an agent's chart: the ways that lead out of it, and what would have to be denied for each to be taken. */
import { own } from '../own.ts';
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { labelOf, stateOf } from '../protocols/step.ts';
import { denial, without } from './denial.ts';

/** One way out of a fork. */
export interface Way {
  /** 'looked up / mailbox is full', as the drawn chart labels it. */
  label: string;
  target: string;
  /** The chart takes it by itself. */
  isOwn: boolean;
  /** The facts to be denied for it to be taken, as few as will do; `null`: no denial leads there. */
  denies: readonly string[] | null;
  /** Where none does: facts that are not so, and each of which would open it. */
  lacks: readonly string[];
}

interface Told {
  type: string;
}

/** The ways that a chart has for an event, from the state of this snapshot; in the order in which it asks. */
export function waysAt(machine: AnyStateMachine, snapshot: AnyMachineSnapshot, event: Told): Way[] {
  const state = stateOf(snapshot);
  const edges = own(machine.root.states, state)?.transitions.get(event.type) ?? [];
  if (edges.length < 2) return [];
  const denials = denialsAt(machine, snapshot, event);
  return edges.map((edge): Way => {
    const label = labelOf(edge, event.type);
    const denies = denials.get(label) ?? null;
    const lacks = denies ? [] : lacking(machine, snapshot, event, label);
    return { label, target: edge.target?.[0]?.key ?? state, isOwn: denies?.length === 0, denies, lacks };
  });
}

/** For each edge that some denial leads along, the smallest one. */
function denialsAt(machine: AnyStateMachine, snapshot: AnyMachineSnapshot, event: Told): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const facts of subsets(Object.keys(event).filter((fact) => isDeniable(event, fact)))) {
    const [edge] = machine.getTransitionData(snapshot, facts.reduce(without, event));
    const label = labelOf(edge, event.type);
    if (edge && !found.has(label)) found.set(label, facts);
  }
  return found;
}

/** The facts that are not so, and with which this edge could be taken. */
function lacking(machine: AnyStateMachine, snapshot: AnyMachineSnapshot, event: Told, label: string): string[] {
  const absent = Object.keys(event).filter((fact) => event[fact as keyof Told] === (false as unknown));
  return absent.filter((fact) => denialsAt(machine, snapshot, { ...event, [fact]: true }).has(label));
}

function isDeniable(event: Told, fact: string): boolean {
  return fact !== 'type' && denial(event[fact as keyof Told]) !== undefined;
}

/** All subsets, small ones first. Events say a handful of facts. */
function subsets(facts: readonly string[]): string[][] {
  const all = facts.reduce<string[][]>((before, fact) => [...before, ...before.map((subset) => [...subset, fact])], [[]]);
  return all.sort((one, other) => one.length - other.length);
}

/** Sections of the standards that a state of a chart keeps: its own note. '' where it has none. */
export function sectionOf(machine: AnyStateMachine, state: string): string {
  const meta: unknown = own(machine.root.states, state)?.meta;
  return typeof meta === 'object' && meta !== null && 'rfc' in meta && typeof meta.rfc === 'string' ? meta.rfc : '';
}
