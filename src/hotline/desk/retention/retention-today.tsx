import { Link } from '@tanstack/react-router';
import { IconHourglass } from '@tabler/icons-react';
import { Banner, Ic, useTimes, useWords } from '#desk/parts.ts';
import type { RetentionNews, RunOfLate, ShorterRule } from '../../retention/answers.ts';
import { useNames } from '../editor/people.ts';
import { useMyself } from '../queries.ts';
import styles from './retention.module.css';
import { useDue } from './use-retention.ts';

/** On the page with which a day begins: what others decided about erasing, for whoever may still stop or hold it. */
export function NewsOfErasing() {
  const { data } = useDue(useMayLook());
  return data?.news.map((each) => <News key={each.what === 'run' ? each.at : each.kind} of={each} />);
}

/** How much may be erased within fourteen days; nothing where nothing may. */
export function ErasedSoon() {
  const { t } = useWords();
  const { data } = useDue(useMayLook());
  if (!data || data.soon === 0) return null;
  const { soon, ready } = data;
  return (
    <p className={styles.today}>
      <Ic of={IconHourglass} size={16} /> {t('hotline.retention.today', { soon, ready })} <Look />
    </p>
  );
}

const useMayLook = () => useMyself()?.may.includes('hotline.retention.read') ?? false;

function Look() {
  const { t } = useWords();
  return <Link to="/retention">{t('hotline.retention.today.look')}</Link>;
}

function News({ of }: { of: RetentionNews }) {
  return of.what === 'run' ? <Run of={of} /> : <Shorter of={of} />;
}

function Shorter({ of: { kind, months, before, by, day, until, due } }: { of: ShorterRule }) {
  const { t } = useWords();
  const { date } = useTimes();
  const { name } = useNames()(by);
  const on = (each: string) => date(`${each}T12:00:00Z`);
  const title = t('hotline.retention.news.rule', {
    ...{ name, months, date: on(day), before: before ?? 0 },
    kind: t(`hotline.retention.kind.${kind}`),
  });
  return (
    <Banner tone="warn" icon={IconHourglass} title={title}>
      {t('hotline.retention.news.rule.text', { due, date: on(until) })} <Look />
    </Banner>
  );
}

function Run({ of: { by, at, done, stopped, erased } }: { of: RunOfLate }) {
  const { t } = useWords();
  const { date, time } = useTimes();
  const { name } = useNames()(by);
  const how = stopped ? 'stopped' : done ? 'done' : 'on';
  return (
    <Banner tone={done ? 'note' : 'warn'} icon={IconHourglass}>
      {t(`hotline.retention.news.run.${how}`, { name, date: date(at), time: time(at), count: erased })} <Look />
    </Banner>
  );
}
