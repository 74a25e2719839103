import { createInstance, type i18n } from 'i18next';
import { english } from './en/index.ts';
import { pseudo } from './pseudo.ts';

/** Languages the catalogue holds; `en-XA` is English made recognisably strange, for tests. */
export const LANGUAGES = ['en', 'en-XA'] as const;
export type Language = (typeof LANGUAGES)[number];
/** Translates `namespace:key`; what pure functions that make texts are given. */
export type Text = i18n['t'];

/** The one catalogue, ready to translate. Used by window, documents and command line alike. */
export function createText(language: string): i18n {
  const known: Language = (LANGUAGES as readonly string[]).includes(language) ? (language as Language) : 'en';
  const instance = createInstance();
  void instance.init({
    lng: known,
    fallbackLng: false,
    // The pseudo-locale is made where it is asked for: every start would wait for it.
    resources: { [known]: known === 'en-XA' ? pseudo(english) : english },
    ns: Object.keys(english),
    defaultNS: 'common',
    initAsync: false,
    // React escapes; documents escape in their writers. Escaping here would do it twice.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
}
