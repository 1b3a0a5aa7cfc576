import { useEffect, useRef, useState } from 'react';
import { beforeLeaving, reportSaving, type Saving } from '#desk/parts.ts';
import { now } from '#kernel/clock.ts';
import type { PersonField, PersonValue } from '../../shared.ts';
import { isClash, useSaver } from './use-saver.ts';

const pauseMs = 1_000;

export type Known<V> = { value: V; version: number };
type Written<V> = { value: V; base: number; at: string; savedAs?: number };

/** One field under somebody's hands: what it shows, how to write it, and what stands in the way. */
export type FieldDraft<V> = {
  value: V;
  edit: (value: V) => void;
  flush: () => void;
  error: unknown;
  mine: { value: V; at: string } | null;
  clash: PersonField | null;
  decide: (value: V) => void;
};

/**
 * A field that saves itself a second after the last letter, when it is left, and before the desk is locked. It is based
 * on the version that was there when the writing began; somebody else's version in between comes back as a clash.
 */
export function useDraft<V extends PersonValue>(person: string, field: string, known: Known<V>): FieldDraft<V> {
  const save = useSaver(person);
  const [written, setWritten] = useState<Written<V> | null>(null);
  const [clash, setClash] = useState<PersonField | null>(null);
  const [error, setError] = useState<unknown>(null);
  const waiting = useRef<Written<V> | null>(null);
  const here = useRef(true);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // The foot is the next screen's as soon as this one is left.
  const tell = (saving: Saving | null) => {
    if (here.current) reportSaving(saving);
  };
  const send = async (): Promise<void> => {
    clearTimeout(timer.current);
    const draft = waiting.current;
    if (!draft) return;
    waiting.current = null;
    try {
      const answer = await save(field, draft.base, draft.value);
      setError(null);
      if (isClash(answer)) {
        tell(null);
        return setClash(answer.theirs);
      }
      tell({ kind: 'saved', at: answer.at });
      setWritten(
        (newest) =>
          newest && {
            ...newest,
            base: answer.version,
            ...(newest.value === draft.value && { savedAs: answer.version }),
          },
      );
      if (waiting.current) waiting.current = { ...(waiting.current as Written<V>), base: answer.version };
    } catch (failed) {
      waiting.current ??= draft;
      setError(failed);
      tell({ kind: 'waiting', changes: 1 });
    }
  };
  const latest = useRef(send);
  useEffect(() => {
    latest.current = send;
  });
  useEffect(() => {
    here.current = true;
    const takeBack = beforeLeaving(() => latest.current());
    return () => {
      takeBack();
      here.current = false;
      reportSaving(null);
      void latest.current();
    };
  }, []);

  const put = (value: V, base: number, wait: number) => {
    const draft = { value, base, at: now().toISOString() };
    waiting.current = draft;
    setWritten(draft);
    reportSaving({ kind: 'saving' });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void latest.current(), wait);
  };
  const settled = written?.savedAs !== undefined && known.version >= written.savedAs;
  const shown = written && !settled ? written : null;
  return {
    value: shown ? shown.value : known.value,
    edit: (value) => put(value, shown?.base ?? known.version, pauseMs),
    flush: () => void latest.current(),
    error,
    mine: shown && { value: shown.value, at: shown.at },
    clash,
    decide: (value) => {
      const base = clash?.version ?? known.version;
      setClash(null);
      put(value, base, 0);
    },
  };
}
