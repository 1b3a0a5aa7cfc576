import { Button } from '@mantine/core';
import { Key, useKeys, useWords } from '#desk/parts.ts';
import type { TaskAnswer } from '../shared.ts';
import { useMyself } from './queries.ts';
import styles from './tasks.module.css';
import { actableTask, type Acts } from './use-acts.ts';

/** What asks for more before it is done. */
export type Doing = 'move' | 'give' | 'withdraw';
type Act = { name: 'done' | 'take' | Doing; letter?: string; may: boolean; run: () => void };

/** What can be done with an open task, each with its letter while its row is the open one. */
export function TaskActs({ task, acts, onDo }: { task: TaskAnswer; acts: Acts; onDo: (doing: Doing) => void }) {
  const { t } = useWords();
  const me = useMyself()?.id;
  const what = actableTask(task);
  const { change, end } = task.can;
  const open = task.ending === null;
  const offered = [
    { name: 'done', letter: 'i', may: open && end, run: () => void acts.done(what) },
    {
      name: 'take',
      letter: 'p',
      may: change && me !== undefined && task.owner !== me,
      run: () => void acts.give(what, me ?? null, t('tasks.take.done')),
    },
    { name: 'move', letter: 'r', may: change, run: () => onDo('move') },
    { name: 'give', letter: 'a', may: change, run: () => onDo('give') },
    { name: 'withdraw', may: open && end, run: () => onDo('withdraw') },
  ].filter(({ may }) => may) as Act[];
  useKeys(
    offered.flatMap(({ name, letter, run }) => (letter ? [{ keys: letter, says: t(`tasks.${name}`), run }] : [])),
  );
  if (offered.length === 0) return null;
  return (
    <div className={styles.acts}>
      {offered.map(({ name, letter, run }) => (
        <Button
          key={name}
          size="xs"
          variant={letter ? 'default' : 'subtle'}
          onClick={run}
          rightSection={letter ? <Key k={letter.toUpperCase()} /> : undefined}
        >
          {t(`tasks.${name}`)}
        </Button>
      ))}
    </div>
  );
}
