/** Time zones by name, as PHP and Java write them into their logs: 'America/Vancouver', 'CET', 'UTC'. */

const named = new Map<string, Intl.DateTimeFormat | null>();
/** Zones that are remembered: a log has one. */
const MOST = 20;

/** How far the clock of this zone was ahead of UTC when it showed `localMs`; null: there is no such zone. */
export function zoneOffsetMs(zone: string, localMs: number): number | null {
  const clock = clockOf(zone);
  if (!clock) return null;
  // what UTC shows at that moment is near enough, but within hours of a change: so once more from there
  return offsetAt(clock, localMs - offsetAt(clock, localMs));
}

function clockOf(zone: string): Intl.DateTimeFormat | null {
  const known = named.get(zone);
  if (known !== undefined) return known;
  const clock = madeFor(zone);
  if (named.size < MOST) named.set(zone, clock);
  return clock;
}

function madeFor(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  } catch {
    return null;
  }
}

/** 'GMT-07:00', or 'GMT' alone. */
function offsetAt(clock: Intl.DateTimeFormat, atMs: number): number {
  const told = clock.formatToParts(atMs).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)/.exec(told) ?? [];
  return hours === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
