/** Numbers, sizes and times in words. Virtual time is shown in UTC: the run has no time zone. */
import type { Language } from '../language.ts';

const integers: Record<Language, Intl.NumberFormat> = {
  es: new Intl.NumberFormat('es', { useGrouping: true }),
  en: new Intl.NumberFormat('en'),
};
const decimals: Record<Language, Intl.NumberFormat> = {
  es: new Intl.NumberFormat('es', { maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en', { maximumFractionDigits: 1 }),
};

export function integer(value: number, language: Language): string {
  return integers[language].format(value);
}

const OCTETS: Record<Language, readonly [one: string, more: string]> = { es: ['octeto', 'octetos'], en: ['octet', 'octets'] };

/** `part`: 0 to 1; '93 %', '93%'. */
export function percent(part: number, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: part > 0.99 || part < 0.01 ? 1 : 0 }).format(part);
}

/** A size as a reader takes it in: octets up to 9,999, then kB and MB (powers of ten, as RFC 1870 counts). */
export function size(octets: number, language: Language): string {
  if (octets < 10_000) return `${integer(octets, language)} ${OCTETS[language][octets === 1 ? 0 : 1]}`;
  if (octets < 1_000_000) return `${decimals[language].format(octets / 1000)} kB`;
  return `${decimals[language].format(octets / 1_000_000)} MB`;
}

const UNITS: readonly ({ ms: number } & Record<Language, readonly [one: string, more: string]>)[] = [
  { ms: 86_400_000, en: ['day', 'days'], es: ['día', 'días'] },
  { ms: 3_600_000, en: ['hour', 'hours'], es: ['hora', 'horas'] },
  { ms: 60_000, en: ['minute', 'minutes'], es: ['minuto', 'minutos'] },
  { ms: 1000, en: ['second', 'seconds'], es: ['segundo', 'segundos'] },
];

/** A span of virtual time in its largest unit: '20 minutes', '1.5 hours', '38 ms'. */
export function duration(spanMs: number, language: Language): string {
  for (const unit of UNITS) {
    if (spanMs < unit.ms) continue;
    const count = Math.round((spanMs / unit.ms) * 10) / 10;
    return `${decimals[language].format(count)} ${unit[language][count === 1 ? 0 : 1]}`;
  }
  return `${decimals[language].format(spanMs)} ms`;
}

const SYMBOLS = ['d', 'h', 'min', 's'];

/** The same where there is little room, with the symbols that both languages share: '30 min', '4 h', '4.8 d'. */
export function briefDuration(spanMs: number, language: Language): string {
  const least = UNITS.findIndex(({ ms }) => spanMs >= ms * ALMOST_WHOLE);
  const place = least < 0 ? UNITS.length - 1 : least;
  const count = spanMs / UNITS[place]!.ms;
  return `${decimals[language].format(place < 2 ? count : Math.round(count))} ${SYMBOLS[place]}`;
}
/** Fifty-nine and a half minutes are an hour. */
const ALMOST_WHOLE = 0.99;

/** Time of day in UTC with milliseconds: '10:15:30.042'. `epochMs` is `Scene.startsAt` plus virtual time. */
export function timeOfDay(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(11, 23);
}

/** Date and time in UTC, short, as a mailbox list shows it. */
export function shortDate(epochMs: number, language: Language): string {
  return shortDates[language].format(epochMs);
}

// made once: a list that is scrolled asks for nine in every frame
const shortDates: Record<Language, Intl.DateTimeFormat> = { en: shortIn('en'), es: shortIn('es') };
function shortIn(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
}
const moments: Record<Language, Intl.DateTimeFormat> = { en: momentIn('en-GB'), es: momentIn('es') };
function momentIn(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
  });
}

/** A moment of a calendar, in UTC: 'Wed 25 Nov, 13:29'. */
export function moment(epochMs: number, language: Language): string {
  return moments[language].format(epochMs);
}

const days: Record<Language, Intl.DateTimeFormat> = { en: dayIn('en-GB'), es: dayIn('es') };
function dayIn(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', timeZone: 'UTC' });
}

/** A day of a calendar, in UTC: 'Wed 25'. */
export function day(date: Date, language: Language): string {
  return days[language].format(date);
}
