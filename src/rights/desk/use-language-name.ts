import { useWords } from '#desk/parts.ts';

/** Names a language by its code, in the language of the desk; a code nobody knows stays as it is. */
export function useLanguageName(): (code: string) => string {
  const { t, locale } = useWords();
  const names = new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' });
  // Browsers do not name it.
  return (code) => (code === 'rom' ? t('rights.language.rom') : (names.of(code) ?? code));
}
