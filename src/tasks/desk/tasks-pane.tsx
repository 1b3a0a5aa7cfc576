import { IconClock } from '@tabler/icons-react';
import { Pane, useWords } from '#desk/parts.ts';
import { useTasks } from './queries.ts';
import { Tasks } from './tasks.tsx';
import styles from './tasks.module.css';

/** Beside a record, whatever part of it is open: what its risk asks for by when; `onAll` leads to all its tasks. */
export function TasksPane({ dossier, onAll }: { dossier: string; onAll: () => void }) {
  const { t } = useWords();
  const n = useTasks(dossier).data?.tasks.length ?? 0;
  const all = n > 0 && (
    <button type="button" className={styles.all} onClick={onAll}>
      {t('tasks.pane.all', { n })}
    </button>
  );
  return (
    <Pane title={t('tasks.pane')} icon={IconClock} aside={all}>
      <Tasks dossier={dossier} view="pane" />
    </Pane>
  );
}
