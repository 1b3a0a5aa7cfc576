import { useEffect, useRef, useState } from 'react';
import type { RingRow, RingsAnswer } from '../../ring/answers.ts';
import { useWords } from '#desk/parts.ts';
import { useNames } from '../editor/people.ts';
import { useLineName } from './use-line-name.ts';
import { wasTakenHere } from './use-take.ts';

/** A call that stopped ringing here: a colleague took it, or nobody did. */
export type Gone = { ring: RingRow; how: 'taken' | 'missed'; by: string | null };

const shownMs = 8_000;

/** The last call that stopped ringing without this window taking it, for a few seconds; the strip then goes. */
export function useGone(answer: RingsAnswer | undefined): Gone | null {
  const before = useRef<readonly RingRow[]>([]);
  const [gone, setGone] = useState<Gone | null>(null);
  useEffect(() => {
    if (!answer) return;
    const left = before.current.find(({ id }) => !answer.ringing.some((ring) => ring.id === id) && !wasTakenHere(id));
    before.current = answer.ringing;
    if (!left) return;
    const by = answer.taken.find(({ id }) => id === left.id)?.by ?? null;
    setGone({ ring: left, how: by === null ? 'missed' : 'taken', by });
  }, [answer]);
  useEffect(() => {
    if (!gone) return undefined;
    const timer = setTimeout(() => setGone(null), shownMs);
    return () => clearTimeout(timer);
  }, [gone]);
  return gone;
}

/** Says what became of it: who took it, or that it is among the missed ones. */
export function useWent(): (gone: Gone) => string {
  const { t } = useWords();
  const lineName = useLineName();
  const nameOf = useNames();
  return ({ ring, how, by }) => {
    const line = lineName(ring.line);
    if (by === null) return t(`hotline.ring.went.${how}`, { line, name: '', gender: 'other' });
    const { name, gender } = nameOf(by);
    return t(`hotline.ring.went.${how}`, { line, name, gender });
  };
}
