import { IconPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { Banner, ChipButton, ErrorState, Ic, LoadingState, useBegun, useWords } from '#desk/parts.ts';
import type { TaskAnswer } from '../shared.ts';
import { NewTask } from './new-task.tsx';
import { useTasks } from './queries.ts';
import { TaskRow } from './task-row.tsx';
import styles from './tasks.module.css';
import { useActs } from './use-acts.ts';

/** How many a pane shows of those that have ended. */
const ENDED_IN_PANE = 2;

export type TasksProps = {
  dossier: string;
  /** A pane shows what is open and the last that ended; a tab all, and lets add. */
  view: 'pane' | 'tab';
  /** How often a new task was begun elsewhere on the screen. */
  begun?: number;
};

/** The tasks of a record: what its risk asks for by when, and what somebody added. Arrows walk, letters act. */
export function Tasks({ dossier, view, begun = 0 }: TasksProps) {
  const { t } = useWords();
  const acts = useActs();
  const tasks = useTasks(dossier);
  const [writing, setWriting] = useBegun(begun, true);
  if (tasks.isError) return <ErrorState error={tasks.error} onRetry={() => void tasks.refetch()} />;
  if (tasks.isPending) return <LoadingState />;
  const { can } = tasks.data;
  const shown = shownIn(view, tasks.data.tasks);
  return (
    <div className={styles.tasks} data-view={view}>
      {acts.failed !== null && (
        <Banner tone="warn" live>
          {acts.failed}
        </Banner>
      )}
      {shown.some(({ verified, ending }) => !verified && !ending) && (
        <p className={styles.small}>{t('tasks.unverified.all')}</p>
      )}
      {shown.length === 0 && <p className={styles.small}>{t('tasks.none')}</p>}
      <Rows tasks={shown}>
        {(task, open, onOpen) => <TaskRow key={task.id} task={task} acts={acts} open={open} onOpen={onOpen} />}
      </Rows>
      {can.make && !writing && (
        <div>
          <ChipButton dashed glyph={<Ic of={IconPlus} size={13} />} onPress={() => setWriting(true)}>
            {t('tasks.new')}
          </ChipButton>
        </div>
      )}
      {writing && <NewTask dossier={dossier} acts={acts} onDone={() => setWriting(null)} />}
    </div>
  );
}

/** The last that were ended stand first, as what was done before what is to do. */
function shownIn(view: TasksProps['view'], all: readonly TaskAnswer[]): TaskAnswer[] {
  const open = all.filter(({ ending }) => ending === null);
  const ended = all.filter(({ ending }) => ending !== null);
  return view === 'tab' ? [...open, ...ended] : [...ended.slice(0, ENDED_IN_PANE).toReversed(), ...open];
}

type Draw = (task: TaskAnswer, open: boolean, onOpen: (open: boolean) => void) => ReactNode;

function Rows({ tasks, children }: { tasks: readonly TaskAnswer[]; children: Draw }) {
  const { t } = useWords();
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <ul className={styles.list} aria-label={t('tasks.list')}>
      {tasks.map((task) => children(task, task.id === opened, (open) => setOpened(open ? task.id : null)))}
    </ul>
  );
}
