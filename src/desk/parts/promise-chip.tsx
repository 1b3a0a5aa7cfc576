import { IconCheck } from '@tabler/icons-react';
import { useNow } from '../now.ts';
import { useTimes, type Times } from '../use-times.ts';
import { useWords, type Say } from '../words.tsx';
import { Chip } from './chip.tsx';
import { LateGlyph, PieGlyph } from './glyphs.tsx';
import { Ic } from './ic.tsx';
import { promiseState } from './promise-state.ts';
import { spanText } from './span-text.ts';

function dueText(due: Date, at: Date, times: Times, t: Say): string {
  const days = times.daysFrom(at, due);
  const midnight = times.time(due) === '0.00';
  if (midnight && days === 1) return t('desk.promise.midnight');
  if (days === 0) return t('desk.promise.today', { time: times.time(due) });
  if (days === 1) return t('desk.promise.tomorrow', { time: times.time(due) });
  return t('desk.promise.day', { date: times.shortDate(due) });
}

export type PromiseChipProps = {
  due: Date | string;
  given?: Date | string | undefined;
  kept?: Date | string | undefined;
};

/** A promise of time. Under two hours it says how long is left, beyond that until when; late and kept say so. */
export function PromiseChip({ due, given, kept }: PromiseChipProps) {
  const { t } = useWords();
  const times = useTimes();
  const at = useNow();
  const end = new Date(due);
  const state = promiseState(end, at, given ? new Date(given) : undefined, kept ? new Date(kept) : undefined);
  switch (state.kind) {
    case 'kept':
      return (
        <Chip tone="ok" glyph={<Ic of={IconCheck} size={14} />}>
          {t('desk.promise.kept', { time: times.time(kept ?? end) })}
        </Chip>
      );
    case 'late':
      return (
        <Chip tone="late" glyph={<LateGlyph />}>
          {t('desk.promise.late', { span: spanText(state.minutes, t) })}
        </Chip>
      );
    case 'soon':
      return (
        <Chip tone="clock" glyph={<PieGlyph left={state.left} />}>
          {t('desk.promise.soon', { span: spanText(state.minutes, t) })}
        </Chip>
      );
    case 'calm':
      return (
        <Chip tone="calm" glyph={<PieGlyph left={state.left} />}>
          {dueText(end, at, times, t)}
        </Chip>
      );
  }
}
