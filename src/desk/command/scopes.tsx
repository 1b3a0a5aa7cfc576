import { Key } from '../parts/key.tsx';
import { useWords } from '../words.tsx';
import styles from './command-bar.module.css';
import { groups } from './commands.ts';
import { prefixes, readAsked, withScope } from './scope.ts';

/** The row that narrows the bar: everything, or one kind by its sign. */
export function Scopes({ typed, onChange }: { typed: string; onChange: (typed: string) => void }) {
  const { t } = useWords();
  const { scope } = readAsked(typed);
  return (
    <fieldset className={styles.scopes} aria-label={t('desk.command.scopes')}>
      <button type="button" aria-pressed={scope === null} onClick={() => onChange(withScope(typed, null))}>
        {t('desk.command.all')}
      </button>
      {groups.map((group) => (
        <button
          key={group}
          type="button"
          aria-pressed={scope === group}
          onClick={() => onChange(withScope(typed, group))}
        >
          {t(`desk.command.${group}`)} <Key k={prefixes[group]} />
        </button>
      ))}
      <span>{t('desk.command.scripts')}</span>
    </fieldset>
  );
}
