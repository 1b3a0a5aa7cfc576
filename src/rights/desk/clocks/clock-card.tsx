import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { Chip, Sealed, useFocusBack, useTimes, useWords } from '#desk/parts.ts';
import { useColleague } from '#people/desk/index.ts';
import {
  alertDays,
  endReasons,
  extensionReasons,
  type ClockAct,
  type ClockAnswer,
  type ClockSource,
} from '../../shared.ts';
import { ChangeForm } from './clock-forms.tsx';
import styles from './clocks.module.css';
import { noon } from './noon.ts';
import { PrintClock } from './print-clock.tsx';

export type ClockCardProps = {
  dossier: string;
  clock: ClockAnswer;
  sources: readonly ClockSource[];
  writable: boolean;
};

/** One legal clock: how long still, its days, its source, what was done with it. */
export function ClockCard({ dossier, clock, sources, writable }: ClockCardProps) {
  const { t } = useWords();
  const { date } = useTimes();
  const [doing, setDoing] = useState<'extend' | 'end' | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const extend = useFocusBack(doing === 'extend');
  const end = useFocusBack(doing === 'end');
  const { kind, starts, ends, days, ended } = clock;
  // An ended clock has no button to go back to.
  const done = () => {
    title.current?.focus();
    setDoing(null);
  };
  return (
    <article className={styles.card}>
      <header className={styles.top}>
        <h3 ref={title} tabIndex={-1}>
          {t(`rights.clock.${kind}`)}
        </h3>
        <Left clock={clock} />
      </header>
      <p>{t('rights.clock.span', { days, starts: date(noon(starts)), ends: date(noon(ends)) })}</p>
      <Sources sources={sources} />
      <ul className={styles.acts}>
        {clock.acts.map((act) => (
          <Act key={act.version} act={act} />
        ))}
      </ul>
      {ended === null && doing === null && (
        <div className={styles.buttons}>
          {writable && (
            <Button size="xs" ref={extend} onClick={() => setDoing('extend')}>
              {t('rights.clock.extend')}
            </Button>
          )}
          {writable && (
            <Button size="xs" ref={end} onClick={() => setDoing('end')}>
              {t('rights.clock.end')}
            </Button>
          )}
          <PrintClock dossier={dossier} clock={clock} sources={sources} />
        </div>
      )}
      {doing && (
        <ChangeForm
          dossier={dossier}
          clock={clock}
          reasons={doing === 'extend' ? extensionReasons : endReasons}
          longer={doing === 'extend'}
          onDone={done}
        />
      )}
    </article>
  );
}

/** How long still: calm, then as a clock in the last ten days, late once it is over. */
export function Left({ clock: { left, ended, ends } }: { clock: ClockAnswer }) {
  const { t } = useWords();
  const { date, shortDate } = useTimes();
  if (ended !== null || left === null)
    return <Chip tone="line">{t('rights.clock.ended', { date: date(noon(ended ?? ends)) })}</Chip>;
  if (left < 0) return <Chip tone="late">{t('rights.clock.passed', { ends: shortDate(noon(ends)) })}</Chip>;
  const soon = left <= Math.max(...alertDays);
  return (
    <Chip tone={soon ? 'clock' : 'calm'}>{left === 0 ? t('rights.clock.last') : t('rights.clock.left', { left })}</Chip>
  );
}

function Sources({ sources }: { sources: readonly ClockSource[] }) {
  const { t } = useWords();
  return (
    <ul className={styles.sources} aria-label={t('rights.clock.source')}>
      {sources.map(({ source, article, verified }) => (
        <li key={source}>
          {t(`rights.source.${source}`, { article })}{' '}
          {!verified && <Chip tone="warn">{t('rights.clock.unverified')}</Chip>}
        </li>
      ))}
    </ul>
  );
}

function Act({ act: { act, by, at, days, reason, words } }: { act: ClockAct }) {
  const { t } = useWords();
  const { shortDate } = useTimes();
  const nameOf = useColleague();
  const why = reason ? t(`rights.reason.${reason}`) : '';
  return (
    <li>
      {t(`rights.act.${act}`, { who: nameOf(by).name, date: shortDate(at), days, why })}
      {words !== '' && <Sealed>{words}</Sealed>}
    </li>
  );
}
