/** A run as data that a module can hold: columns as lists of numbers, octets as characters of Latin-1. */
import type { Batch } from '../sim/batch.ts';
import type { Progress, RunRequest, RunStarted, ScenarioCard } from './api.ts';

type Column = 'kind' | 'at' | 'until' | 'ints' | 'tcp' | 'lengths';
type PackedBatch = Omit<Batch, Column | 'arena'> & Record<Column, number[]> & { arena: string };

/** A run that was computed before anybody asked. */
export interface FirstRun {
  request: RunRequest;
  card: ScenarioCard;
  /** How many stories there are. */
  stories: number;
  started: RunStarted;
  batches: Batch[];
  progress: Progress;
}
export type PackedRun = Omit<FirstRun, 'batches'> & { batches: PackedBatch[] };

export function packed(run: FirstRun): PackedRun {
  return { ...run, batches: run.batches.map(packedBatch) };
}

export function unpacked(run: PackedRun): FirstRun {
  return { ...run, batches: run.batches.map(unpackedBatch) };
}

function packedBatch(batch: Batch): PackedBatch {
  const { kind, at, until, ints, tcp, lengths, arena } = batch;
  const columns = { kind: [...kind], at: [...at], until: [...until], ints: [...ints], tcp: [...tcp], lengths: [...lengths] };
  return { ...batch, ...columns, arena: Array.from(arena, (octet) => String.fromCharCode(octet)).join('') };
}

function unpackedBatch(batch: PackedBatch): Batch {
  return {
    ...batch,
    kind: Uint8Array.from(batch.kind),
    at: Float64Array.from(batch.at),
    until: Float64Array.from(batch.until),
    ints: Int32Array.from(batch.ints),
    tcp: Float64Array.from(batch.tcp),
    lengths: Uint32Array.from(batch.lengths),
    arena: Uint8Array.from(batch.arena, (character) => character.charCodeAt(0)),
  };
}
