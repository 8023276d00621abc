/** The languages in which we speak to people. Text on the wire has none and is never translated. To add one: CONTRIBUTING.md. */
export const LANGUAGES = ['es', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.includes(value as Language);
}

/** The first of the wanted tags ('es-MX', 'en'…) or locales ('es_ES.UTF-8') that we speak; English when none is. */
export function bestLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split(/[-_.]/)[0];
    if (isLanguage(primary)) return primary;
  }
  return 'en';
}
