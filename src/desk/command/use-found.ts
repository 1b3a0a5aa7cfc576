import { useEffect, useState } from 'react';
import { offered, type Command } from './commands.ts';
import type { Asked } from './scope.ts';

/** What the sources answered: rows, and whether they are still asked or one of them could not answer. */
export type Found = { rows: readonly Command[]; state: 'still' | 'asking' | 'done' | 'failed' };

type Answer = { key: string; rows: readonly Command[]; failed: boolean };

const pauseMs = 200;
const fewestLetters = 2;

async function findEverywhere(key: string, { scope, words }: Asked, signal: AbortSignal): Promise<Answer> {
  const asked = offered.sourcesNow().filter((source) => !scope || source.group === scope);
  const answers = await Promise.allSettled(asked.map((source) => source.find(words, signal)));
  const rows = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  return { key, rows, failed: answers.some((answer) => answer.status === 'rejected') };
}

/**
 * What the sources find. Each search is noted in the audit, so it waits for a pause in the typing. Rows of an
 * earlier question are never shown under a new one: Enter must not open somebody else.
 */
export function useFound({ scope, words }: Asked): Found {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const key = `${scope ?? ''} ${words}`;
  const enough = words.length >= fewestLetters;
  useEffect(() => {
    if (!enough) return undefined;
    const asking = new AbortController();
    const ask = async () => {
      const found = await findEverywhere(key, { scope, words }, asking.signal);
      if (!asking.signal.aborted) setAnswer(found);
    };
    const timer = setTimeout(() => void ask(), pauseMs);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [enough, key, scope, words]);
  if (!enough) return { rows: [], state: 'still' };
  if (answer?.key !== key) return { rows: [], state: 'asking' };
  return { rows: answer.rows, state: answer.failed ? 'failed' : 'done' };
}
