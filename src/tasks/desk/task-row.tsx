import { IconCheck, IconHourglass } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';
import { Chip, Ic, Initials, PromiseChip, Sealed, useNow, useTimes, useWords } from '#desk/parts.ts';
import type { TaskAnswer } from '../shared.ts';
import { useNames } from './queries.ts';
import { TaskActs, type Doing } from './task-acts.tsx';
import { TaskForm } from './task-form.tsx';
import { TaskStory } from './task-story.tsx';
import styles from './tasks.module.css';
import { actableTask, type Acts } from './use-acts.ts';
import { useKindWord } from './use-kind-word.ts';

export type TaskRowProps = {
  task: TaskAnswer;
  acts: Acts;
  /** The row whose keys work and which shows what can be done with it. */
  open: boolean;
  onOpen: (open: boolean) => void;
};

/** One task: the tick, what, until when, whose; opened, its words, how it came to be so, and what can be done. */
export function TaskRow({ task, acts, open, onOpen }: TaskRowProps) {
  const { t } = useWords();
  const [doing, setDoing] = useState<Doing | null>(null);
  const kindWord = useKindWord();
  const { ending, text, practice } = task;
  const what = actableTask(task);
  return (
    <li className={styles.row} data-open={open || undefined} data-ended={ending !== null || undefined}>
      <div className={styles.line}>
        <Tick task={task} onDone={() => void acts.done(what)} />
        <button
          type="button"
          className={styles.what}
          data-task
          aria-expanded={open}
          onClick={() => onOpen(!open)}
          onKeyDown={walk}
        >
          {kindWord(what)}
        </button>
        {practice && <Chip tone="note">{t('tasks.practice')}</Chip>}
        <Until task={task} />
        <Whose task={task} />
      </div>
      {open && (
        <div className={styles.more}>
          {text !== '' && <Sealed>{text}</Sealed>}
          <TaskStory task={task} />
          {doing === null && <TaskActs task={task} acts={acts} onDo={setDoing} />}
          {doing !== null && <TaskForm doing={doing} what={what} acts={acts} onDone={() => setDoing(null)} />}
        </div>
      )}
    </li>
  );
}

/** A box to tick; what ends by itself has none, and what was withdrawn is no longer to be done. */
function Tick({ task, onDone }: { task: TaskAnswer; onDone: () => void }) {
  const { t } = useWords();
  const kindWord = useKindWord();
  const { ending, can } = task;
  const what = kindWord(actableTask(task));
  if (ending)
    return (
      <span className={styles.box} data-how={ending.how}>
        {ending.how === 'kept' && <Ic of={IconCheck} size={14} />}
      </span>
    );
  if (!can.end)
    return (
      <span className={styles.waits}>
        <Ic of={IconHourglass} size={16} />
      </span>
    );
  return <button type="button" className={styles.box} aria-label={t('tasks.tick', { what })} onClick={onDone} />;
}

function Until({ task: { ending, due, made } }: { task: TaskAnswer }) {
  const { t } = useWords();
  const { time, shortDate, daysFrom } = useTimes();
  const now = useNow();
  if (ending) {
    const same = daysFrom(now, ending.at) === 0;
    return (
      <span className={styles.until}>
        {ending.how === 'withdrawn' && `${t('tasks.ending.withdrawn')}, `}
        {same ? time(ending.at) : shortDate(ending.at)}
      </span>
    );
  }
  return <span className={styles.until}>{due ? <PromiseChip due={due} given={made} /> : t('tasks.by-agreement')}</span>;
}

function Whose({ task: { owner, ending } }: { task: TaskAnswer }) {
  const { t } = useWords();
  const nameOf = useNames();
  const who = ending?.by ?? owner;
  if (who !== null) return <Initials of={nameOf(who).initials} name={nameOf(who).name} />;
  return (
    <span className={styles.nobody} title={t('tasks.nobodys')}>
      <span className="said-only">{t('tasks.nobodys')}</span>
    </span>
  );
}

/** Arrows go from row to row; every row is reached by Tab as well. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  const rows = [...(event.currentTarget.closest('ul')?.querySelectorAll<HTMLElement>('[data-task]') ?? [])];
  event.preventDefault();
  // The page's own arrows walk through what is around the list.
  event.stopPropagation();
  rows[rows.indexOf(event.currentTarget) + by]?.focus();
}
