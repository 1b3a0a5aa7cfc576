import { useWords } from '#desk/parts.ts';

/** Names a language by its code, in the language of the desk; a code nobody knows stays as it is. */
export function useLanguageName(): (code: string) => string {
  const { locale } = useWords();
  const names = new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' });
  return (code) => names.of(code) ?? code;
}
