import { useEffect, useState } from 'react';
import { offered, type Command } from './commands.ts';
import type { Asked } from './scope.ts';

const pauseMs = 200;
const fewestLetters = 2;

async function findEverywhere({ scope, words }: Asked, signal: AbortSignal): Promise<Command[]> {
  const asked = offered.sourcesNow().filter((source) => !scope || source.group === scope);
  const answers = await Promise.allSettled(asked.map((source) => source.find(words, signal)));
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? [...answer.value] : []));
}

/** What the sources found. Each search is noted in the audit, so it waits for a pause in the typing. */
export function useFound(asked: Asked): readonly Command[] {
  const [found, setFound] = useState<readonly Command[]>([]);
  const { scope, words } = asked;
  useEffect(() => {
    const asking = new AbortController();
    const ask = async () => {
      const answer = words.length < fewestLetters ? [] : await findEverywhere({ scope, words }, asking.signal);
      if (!asking.signal.aborted) setFound(answer);
    };
    const timer = setTimeout(() => void ask(), pauseMs);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [scope, words]);
  return found;
}
