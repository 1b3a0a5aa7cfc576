import { ApiError, createState, useShared, useWords } from '#desk/parts.ts';

const failed = createState<string | null>(null);

/** The sentence of the last act that was not possible, until the next one is tried. */
export function useFailure(): { sentence: string | null; dismiss: () => void } {
  return { sentence: useShared(failed), dismiss: () => failed.set(null) };
}

/** Wraps an act: what the server refuses is said in its words, beside the work, and nothing else happens. */
export function useTrying(): <Args extends unknown[]>(
  act: (...args: Args) => Promise<void>,
) => (...args: Args) => Promise<void> {
  const sentence = useSentence();
  return (act) =>
    async (...args) => {
      failed.set(null);
      try {
        await act(...args);
      } catch (error) {
        failed.set(sentence(error));
      }
    };
}

/** Says an error in the words of `errors.<code>`; a defect shows as one, without its text. */
export function useSentence(): (error: unknown) => string {
  const { t, has } = useWords();
  return (error) => {
    if (!(error instanceof ApiError)) return t('desk.error.defect');
    if (error.status === 0) return t('desk.error.offline');
    const key = `errors.${error.code}`;
    return has(key) ? t(key, sayable(error)) : t('desk.error.defect');
  };
}

function sayable({ details }: ApiError): Record<string, string | number> {
  const entries = Object.entries(details).map(([name, value]): [string, string | number] => [
    name,
    typeof value === 'number' ? value : String(value),
  ]);
  return Object.fromEntries(entries);
}
