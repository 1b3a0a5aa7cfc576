import { Link } from '@tanstack/react-router';
import { Sealed, useWords } from '#desk/parts.ts';
import type { TieAnswer } from '../../shared.ts';
import { scriptOf } from '../script-of.ts';
import styles from './person.module.css';

/** Who belongs to her: what each is to her, and the way to whoever one may open. */
export function Ties({ ties }: { ties: readonly TieAnswer[] }) {
  const { t } = useWords();
  return (
    <ul className={styles.list}>
      {ties.map((tie) => (
        <li key={tie.id} className={styles.fact}>
          <span className={styles.quiet}>{t(`people.code.tie.${tie.kind}`)}</span>
          {tie.name === null ? (
            t('people.desk.ties.closed')
          ) : (
            <Link to="/people/$id" params={{ id: tie.other }}>
              <Sealed inline lang={scriptOf(tie.name)}>
                {tie.name}
              </Sealed>
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
