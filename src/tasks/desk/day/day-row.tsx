import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Chip, Initials, Key, PromiseChip, Sealed, useTimes, useWords } from '#desk/parts.ts';
import type { OwedAnswer } from '../../shared.ts';
import { pathOf } from '../path-of.ts';
import { useMyself, useNames } from '../queries.ts';
import { Tasks } from '../tasks.tsx';
import { TaskForm } from '../task-form.tsx';
import type { Acts } from '../use-acts.ts';
import { useKindWord } from '../use-kind-word.ts';
import styles from './day.module.css';

export type DayRowProps = {
  owed: OwedAnswer;
  acts: Acts;
  current: boolean;
  moving: boolean;
  opened: boolean;
  onPoint: () => void;
  onMoved: () => void;
};

/** One thing owed: by when, what, on which record, in which words, whose; the current row says its letters. */
export function DayRow({ owed, acts, current, moving, opened, onPoint, onMoved }: DayRowProps) {
  const { t } = useWords();
  const kindWord = useKindWord();
  const { time, shortDate } = useTimes();
  const { due, made, page, practice, text } = owed;
  return (
    <li className={styles.row} data-current={current || undefined} onPointerDown={onPoint}>
      <span className={styles.due}>
        {due ? (
          <PromiseChip due={due} given={made} />
        ) : (
          t('tasks.day.since', { date: shortDate(made), time: time(made) })
        )}
      </span>
      <Link to={pathOf(page) ?? '.'} className={styles.what} data-owed onFocus={onPoint}>
        <b>{kindWord(owed)}</b>
        <span>
          {page.number} · {t(`tasks.sort.${owed.sort}`)}
        </span>
      </Link>
      {practice && <Chip tone="note">{t('tasks.practice')}</Chip>}
      <span className={styles.words}>{text !== '' && <Sealed inline>{text}</Sealed>}</span>
      <Hand owed={owed} acts={acts} current={current} />
      {opened && (
        <div className={styles.form}>
          <Tasks dossier={owed.dossier} view="pane" />
        </div>
      )}
      {moving && (
        <div className={styles.form}>
          <TaskForm doing="move" what={owed} acts={acts} onDone={onMoved} />
        </div>
      )}
    </li>
  );
}

/** In whose hand it is, and the one act that brings it on: take what is nobody's, tick what is mine. */
function Hand({ owed, acts, current }: Pick<DayRowProps, 'owed' | 'acts' | 'current'>) {
  const { t } = useWords();
  const nameOf = useNames();
  const me = useMyself()?.id;
  const { owner, can } = owed;
  const act = owner === null && can.take ? 'take' : owner === me && can.end ? 'done' : null;
  const run = () => (act === 'take' ? acts.give(owed, me ?? null, t('tasks.take.done')) : acts.done(owed));
  return (
    <span className={styles.hand}>
      {owner !== null && owner !== me && <Initials of={nameOf(owner).initials} name={nameOf(owner).name} />}
      {act && (
        <Button
          size="xs"
          onClick={() => void run()}
          rightSection={current ? <Key k={act === 'take' ? 'P' : 'I'} /> : undefined}
        >
          {t(`tasks.${act}`)}
        </Button>
      )}
      {!act && owner === null && <span className={styles.small}>{t('tasks.nobodys')}</span>}
    </span>
  );
}
