import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, Fragment, use, useEffect, useMemo, type ReactNode } from 'react';
import { createWords, type Locale, type WordTags, type WordValues } from '#kernel/words.ts';
import { call } from './api.ts';
import { setLook, useLook } from './look.ts';
import { WordsMissing } from './words-missing.tsx';

/** Says a key of `words/` in the chosen language. Dates come already formatted (`useTimes`). */
export type Say = (key: string, values?: WordValues) => string;

/** What `useWords` gives. `rich` is for messages with tags; `<b>` is always known. */
export type Words = {
  t: Say;
  rich: (key: string, values?: WordValues, tags?: WordTags<ReactNode>) => ReactNode;
  has: (key: string) => boolean;
  locale: Locale;
  setLocale: (locale: Locale) => void;
};

/** The reader's own grammar, known to every message: `{me, select, female {Pročitala sam} male {Pročitao sam} other {Pročitano je}}`. */
export type Gender = 'female' | 'male' | 'other';

const WordsContext = createContext<Words | null>(null);
const setLocale = (locale: Locale) => setLook({ locale });
const strong = { b: (inside: ReactNode[]) => <b>{inside.map(piece)}</b> };

function piece(part: ReactNode, at: number): ReactNode {
  return <Fragment key={at}>{part}</Fragment>;
}

function wordsOf(table: Record<string, string>, locale: Locale, me: Gender): Words {
  const words = createWords({ [locale]: table });
  return {
    t: (key, values) => words.say(locale, key, { me, ...values }),
    rich: (key, values, tags) =>
      words.rich<ReactNode>(locale, key, { me, ...values }, { ...strong, ...tags }).map(piece),
    has: words.has,
    locale,
    setLocale,
  };
}

const tableOf = (locale: Locale) => ({
  queryKey: ['words', locale],
  queryFn: async () => ({ locale, table: await call<Record<string, string>>('GET', `/desk/api/words/${locale}`) }),
  staleTime: Infinity,
});

function useTable(locale: Locale) {
  return useQuery({ ...tableOf(locale), placeholderData: keepPreviousData });
}

/** Brings the words of the chosen language and keeps `<html lang>` in step (the Serbian letter forms depend on it). */
export function WordsProvider({ children, me = 'other' }: { children: ReactNode; me?: Gender }) {
  const { locale } = useLook();
  const { data, isError, refetch } = useTable(locale);
  const words = useMemo(() => (data ? wordsOf(data.table, data.locale, me) : null), [data, me]);
  useEffect(() => {
    if (data) document.documentElement.lang = data.locale;
  }, [data]);
  if (words) return <WordsContext value={words}>{children}</WordsContext>;
  return isError ? <WordsMissing locale={locale} onRetry={() => void refetch()} /> : null;
}

/** The words of the chosen language: `t('desk.save.saving')`. */
export function useWords(): Words {
  const words = use(WordsContext);
  if (!words) throw new Error('useWords needs WordsProvider around it');
  return words;
}

/**
 * Says a key in the language of the screen and in the other one, for looking up: whoever types „smeštaj“ on an English
 * screen means the same. Until the other language has come, and without it, only in the first. Both scripts are one to
 * `matches`.
 */
export function useEitherWords(): Say {
  const { t, locale } = useWords();
  const { data } = useQuery(tableOf(otherThan(locale)));
  return useMemo(() => either(t, data && wordsOf(data.table, data.locale, 'other').t), [t, data]);
}

/** The same for what is looked up only when somebody types: the other language is brought then. */
export function useLateEitherWords(): () => Promise<Say> {
  const { t, locale } = useWords();
  const queries = useQueryClient();
  return async () => {
    const other = await queries.fetchQuery(tableOf(otherThan(locale))).catch(() => undefined);
    return either(t, other && wordsOf(other.table, other.locale, 'other').t);
  };
}

const otherThan = (locale: Locale): Locale => (locale === 'en' ? 'sr-Latn' : 'en');

function either(t: Say, other: Say | undefined): Say {
  return (key, values) => [t(key, values), other?.(key, values)].filter(Boolean).join(' ');
}
