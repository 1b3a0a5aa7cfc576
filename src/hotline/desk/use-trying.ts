import { createState, useSentence, useShared } from '#desk/parts.ts';

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
