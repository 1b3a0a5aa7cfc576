import { useCallback, useEffect, useRef } from 'react';
import { useLive } from '#desk/parts.ts';
import { gather, type Gather } from './gather.ts';

/** Reading a list is noted, and writing tells of itself every two seconds: what comes close together is asked once. */
const GATHER_MS = 1_500;

/** An act that is done at once, and for all who ask for it soon after once more. */
export function useGathering(act: () => void): () => void {
  const newest = useRef(act);
  const gathering = useRef<Gather | null>(null);
  useEffect(() => {
    newest.current = act;
  });
  useEffect(() => {
    gathering.current = gather(() => newest.current(), GATHER_MS);
    return () => gathering.current?.stop();
  }, []);
  return useCallback(() => gathering.current?.ask(), []);
}

/** Hears facts, and does for all that come close together what is to be done for one. */
export function useGathered(facts: string[], act: () => void): void {
  useLive(facts, useGathering(act));
}
