import { IconUserOff, IconUsers } from '@tabler/icons-react';
import { Pane, useWords } from '#desk/parts.ts';
import { RunningClocks } from '#rights/desk/index.ts';
import { TwoHistories } from '#screening/desk/index.ts';
import { TasksPane } from '#tasks/desk/index.ts';
import type { CaseAnswer, CasePerson } from '../../shared.ts';
import { keptApart } from './kept-apart.ts';
import styles from './page.module.css';
import { CalledPerson } from './person-row.tsx';

/** What must be seen whatever part is open: what is due by when, what the law gives her, and who is in the case. */
export function Beside({ one, onTasks }: { one: CaseAnswer; onTasks: () => void }) {
  const { t } = useWords();
  const { others, apart } = keptApart(one);
  return (
    <div className={styles.beside}>
      <TasksPane dossier={one.id} onAll={onTasks} />
      <RunningClocks dossier={one.id} />
      <Pane title={t('cases.people')} icon={IconUsers}>
        {one.people.length === 0 && <p className={styles.quiet}>{t('cases.people.none')}</p>}
        <Roles of={others} />
      </Pane>
      {apart.length > 0 && (
        <Pane title={t('cases.people.apart')} icon={IconUserOff}>
          <Roles of={apart} />
        </Pane>
      )}
      <TwoHistories dossier={one.id} />
    </div>
  );
}

function Roles({ of }: { of: readonly CasePerson[] }) {
  const { t } = useWords();
  if (of.length === 0) return null;
  return (
    <dl className={styles.roles}>
      {of.map((somebody) => (
        <div key={somebody.id}>
          <dt>{t(`cases.code.role.${somebody.role}`)}</dt>
          <dd>
            <CalledPerson somebody={somebody} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
