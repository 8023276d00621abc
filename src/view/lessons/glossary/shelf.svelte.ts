/** The glossary in the language of the page: its names at once, what is said of fields and RFCs once that has come. */
import type { GlossaryWords } from '../../../content/glossary/words.ts';
import type { Language } from '../../../language.ts';
import { language, prose } from '../../language.svelte.ts';
import { glossaryOf } from './entries.ts';

const loaders: Record<Language, () => Promise<{ glossary: GlossaryWords }>> = {
  es: () => import('../../../content/glossary/es.ts'),
  en: () => import('../../../content/glossary/en.ts'),
};

/** A reactive holder, for as long as the component lives that makes it. Without a network, names are all there is. */
export class GlossaryShelf {
  #said = $state.raw<GlossaryWords>({ fields: {}, items: {}, rfcs: {} });
  readonly entries = $derived(glossaryOf(language.current, prose()?.book ?? {}, this.#said));

  constructor() {
    $effect(() => {
      let stale = false;
      loaders[language.current]().then(
        ({ glossary }) => {
          if (!stale) this.#said = glossary;
        },
        () => undefined,
      );
      return () => void (stale = true);
    });
  }
}
