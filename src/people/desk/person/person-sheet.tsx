import { PageTitle, Pane, Sealed, useWords } from '#desk/parts.ts';
import type { PersonAnswer } from '../../shared.ts';
import { DutyCardView } from '../panel/duty-card.tsx';
import { Names } from '../panel/names.tsx';
import { SafeBlock } from '../safe/safe-block.tsx';
import { scriptOf } from '../script-of.ts';
import styles from './person.module.css';

/** A person on one page: the rule first, then her card, her names, and who may read this. */
export function PersonSheet({ person }: { person: PersonAnswer }) {
  const { t } = useWords();
  const name = person.file?.name;
  return (
    <div className={styles.page}>
      <PageTitle
        beside={
          name && (
            <Sealed inline lang={scriptOf(name)}>
              {name}
            </Sealed>
          )
        }
      >
        {t('people.desk.person')}
      </PageTitle>
      <div className={styles.columns}>
        <div className={styles.stack}>
          <SafeBlock person={person} contact={null} />
          {person.card && <DutyCardView card={person.card} />}
        </div>
        <div className={styles.stack}>
          {person.file && (
            <Pane title={t('people.desk.names')}>
              <Names file={person.file} />
            </Pane>
          )}
        </div>
      </div>
    </div>
  );
}
