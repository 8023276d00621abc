/** A test that was begun and not ended, so that a reload loses no answer. Kept on this device. */
import { forget, recall, remember } from '../../remembered.ts';
import { readResult, resultOf, type Answered } from './results.ts';

const REMEMBERED = 'test-begun';

export interface Begun {
  seed: number;
  name: string;
  began: string;
  items: Answered[];
}

export function begunTest(seed: number): Begun | null {
  try {
    const read = readResult(JSON.parse(recall(REMEMBERED) ?? 'null'));
    return read?.seed === seed ? { seed, name: read.name, began: read.began, items: read.items } : null;
  } catch {
    return null;
  }
}

export function keepBegun({ seed, name, began, items }: Begun): void {
  remember(REMEMBERED, JSON.stringify(resultOf(seed, name, began, began, items)));
}

export const forgetBegun = (): void => forget(REMEMBERED);
