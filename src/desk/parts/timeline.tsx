import { Button } from '@mantine/core';
import { IconEyeOff, type Icon } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useNow } from '../now.ts';
import { useTimes } from '../use-times.ts';
import { useWords } from '../words.tsx';
import { Ic } from './ic.tsx';
import { Sealed } from './sealed.tsx';
import styles from './timeline.module.css';

export type TimelineEntry = {
  id: string;
  at: Date | string;
  icon: Icon;
  /** What happened, in coded words. */
  title: ReactNode;
  by: ReactNode;
  /** Written words; they lie on sealed paper and the icon's frame is dashed. */
  note?: ReactNode;
  /** Why the note is folded ("Opisuje povrede"), already said; a press unfolds it. */
  fold?: string | undefined;
  lang?: string | undefined;
};

type Day = 'today' | 'yesterday' | 'earlier';

function dayOf(days: number): Day {
  if (days >= 0) return 'today';
  return days === -1 ? 'yesterday' : 'earlier';
}

/** What happened, newest first as given, grouped into today, yesterday and earlier. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const { t } = useWords();
  const { daysFrom, date } = useTimes();
  const now = useNow();
  const days = Map.groupBy(entries, (entry) => dayOf(daysFrom(now, entry.at)));
  return (
    <div className={styles.timeline}>
      {[...days].map(([day, own]) => (
        <section key={day} aria-label={t(`desk.timeline.${day}`)}>
          <h2 className={styles.day}>
            {day === 'earlier'
              ? t('desk.timeline.earlier')
              : t('desk.timeline.dated', { day: t(`desk.timeline.${day}`), date: date(own[0]?.at ?? now) })}
          </h2>
          <ol>
            {own.map((entry) => (
              <Entry key={entry.id} entry={entry} day={day} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Entry({ entry, day }: { entry: TimelineEntry; day: Day }) {
  const { time, shortDate } = useTimes();
  const sealed = entry.note !== undefined;
  return (
    <li className={styles.entry}>
      <time dateTime={new Date(entry.at).toISOString()}>
        {day === 'earlier' ? shortDate(entry.at) : time(entry.at)}
      </time>
      <span className={styles.icon} data-sealed={sealed || undefined}>
        <Ic of={entry.icon} size={16} />
      </span>
      <div className={styles.what}>
        <div>{entry.title}</div>
        {sealed && (
          <Note fold={entry.fold} lang={entry.lang}>
            {entry.note}
          </Note>
        )}
      </div>
      <span className={styles.by}>{entry.by}</span>
    </li>
  );
}

function Note({ children, fold, lang }: { children: ReactNode; fold: string | undefined; lang: string | undefined }) {
  const { t } = useWords();
  const [open, setOpen] = useState(fold === undefined);
  if (open)
    return (
      <Sealed lang={lang}>
        {children}
        {fold !== undefined && (
          <Button size="xs" className={styles.again ?? ''} onClick={() => setOpen(false)}>
            {t('desk.timeline.fold')}
          </Button>
        )}
      </Sealed>
    );
  return (
    <Sealed>
      <div className={styles.fold}>
        <Ic of={IconEyeOff} size={16} />
        <span>{t('desk.timeline.folded', { why: fold ?? '' })}</span>
        <Button size="xs" onClick={() => setOpen(true)}>
          {t('desk.timeline.unfold')}
        </Button>
      </div>
    </Sealed>
  );
}
