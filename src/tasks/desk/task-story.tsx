import { Sealed, useTimes, useWords } from '#desk/parts.ts';
import type { TaskAnswer } from '../shared.ts';
import { useNames } from './queries.ts';
import styles from './tasks.module.css';

/** Who made a task or which risk did, and how it came to be as it is, where it changed since. */
export function TaskStory({ task }: { task: TaskAnswer }) {
  const { t } = useWords();
  const { time, shortDate } = useTimes();
  const nameOf = useNames();
  const at = (moment: string) => ({ date: shortDate(moment), time: time(moment) });
  const { name, gender } = nameOf(task.madeBy);
  const moves = task.history.filter(({ why }) => why !== 'made');
  const { level, ending, verified } = task;
  return (
    <ul className={styles.story}>
      {ending && ending.reason !== '' && (
        <li>
          {t(`tasks.task-ending.${ending.how}`)}: <Sealed inline>{ending.reason}</Sealed>
        </li>
      )}
      {moves.map((move) => (
        <li key={move.version}>
          {t('tasks.then', { ...at(move.at), what: t(`tasks.task-move.${move.why}`) })}
          {move.by !== null && `, ${nameOf(move.by).name}`}
          {move.reason !== '' && ': '}
          {move.reason !== '' && <Sealed inline>{move.reason}</Sealed>}
        </li>
      ))}
      <li>
        {level
          ? t('tasks.made-by-risk', { ...at(task.made), level: t(`desk.risk.${level}`) })
          : t('tasks.made-by', { ...at(task.made), gender, name })}
        {!verified && ` ${t('tasks.unverified')}`}
      </li>
    </ul>
  );
}
