import { IconClockPause, IconLock } from '@tabler/icons-react';
import { Banner, useTimes, useWords } from '#desk/parts.ts';
import type { OutsideHit, SearchAnswer } from '../../shared.ts';
import { useColleague } from '../use-colleague.ts';

/** Whom to ask about a record one cannot read: the lead on call, else who holds it. */
export function useWhomToAsk(): (hit: OutsideHit) => string {
  const { t } = useWords();
  const nameOf = useColleague();
  return ({ lead, owner }) => {
    const ids = [...new Set([lead, owner].flatMap((id) => id ?? []))];
    if (ids.length === 0) return t('people.desk.outside.leads');
    return t('people.desk.outside.ask', { who: ids.map((id) => nameOf(id).name).join(t('people.desk.outside.or')) });
  };
}

/** What lies beyond one's own records: that something exists and whom to ask; and when no more may be asked, until when. */
export function Outside({ outside, outsideAgainAt }: Pick<SearchAnswer, 'outside' | 'outsideAgainAt'>) {
  const { t } = useWords();
  const { time } = useTimes();
  const whom = useWhomToAsk();
  return (
    <>
      {[...new Set(outside.map(whom))].map((ask) => (
        <Banner key={ask} icon={IconLock} title={t('people.desk.outside.exists')}>
          {ask}
        </Banner>
      ))}
      {outsideAgainAt && (
        <Banner tone="warn" icon={IconClockPause} title={t('people.desk.outside.limit')}>
          {t('people.desk.outside.limitUntil', { time: time(outsideAgainAt) })}
        </Banner>
      )}
    </>
  );
}
