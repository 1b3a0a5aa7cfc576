import { IconClockPause, IconLock } from '@tabler/icons-react';
import { Banner, useTimes, useWords } from '#desk/parts.ts';
import type { BeyondAnswer, OutsideHit } from '../../shared.ts';
import { useColleague } from '../use-colleague.ts';
import styles from './known.module.css';

/** Whom to ask about a record one cannot read: the lead on call, else who holds it. */
function useWhomToAsk(): (hit: OutsideHit) => string {
  const { t } = useWords();
  const nameOf = useColleague();
  return ({ lead, owner }) => {
    const ids = [...new Set([lead, owner].flatMap((id) => id ?? []))];
    if (ids.length === 0) return t('people.desk.outside.leads');
    return t('people.desk.outside.ask', { who: ids.map((id) => nameOf(id).name).join(t('people.desk.outside.or')) });
  };
}

/** What lies beyond one's own records: that something exists and whom to ask, or nothing; or when one may ask again. */
export function Outside({ outside, againAt }: BeyondAnswer) {
  const { t } = useWords();
  const { time } = useTimes();
  const whom = useWhomToAsk();
  return (
    <div className={styles.known}>
      {outside.length === 0 && !againAt && <output className={styles.small}>{t('people.desk.beyond.nothing')}</output>}
      {[...new Set(outside.map(whom))].map((ask) => (
        <Banner key={ask} icon={IconLock} title={t('people.desk.outside.exists')} live>
          {ask}
        </Banner>
      ))}
      {againAt && (
        <Banner tone="warn" icon={IconClockPause} title={t('people.desk.outside.limit')} live>
          {t('people.desk.outside.limitUntil', { time: time(againAt) })}
        </Banner>
      )}
    </div>
  );
}
