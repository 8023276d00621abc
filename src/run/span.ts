/** Spans of time as lessons write them: '20 min', '48 h', '5 d'. */
import { own } from '../own.ts';

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 };
export const SPAN = /^(\d+(?:\.\d+)?) (ms|s|min|h|d)$/;

/** Virtual ms; `undefined` for what is no span. */
export function spanMs(words: string): number | undefined {
  const [, number, unit = ''] = SPAN.exec(words) ?? [];
  const unitMs = own(UNITS, unit);
  return unitMs && Number(number) * unitMs;
}

/** As a span in the largest unit that says it whole: '20 min'. */
export function spanWords(ms: number): string {
  const unit = Object.keys(UNITS).findLast((each) => ms >= own(UNITS, each)! && ms % own(UNITS, each)! === 0);
  return `${ms / (own(UNITS, unit ?? 'ms') ?? 1)} ${unit ?? 'ms'}`;
}

/** So many ms in this unit, rounded: '4 h' for 14 703 061 ms and the unit of '1 h'. */
export function roundedAs(ms: number, like: string): string {
  const unit = SPAN.exec(like)?.[2] ?? 'ms';
  return `${Math.round(ms / own(UNITS, unit)!)} ${unit}`;
}
