import { useTimes, useWords } from '#desk/parts.ts';
import { useReaderWords } from '#staff/desk/index.ts';
import type { CaseAnswer, CasePerson } from '../../shared.ts';
import styles from './page.module.css';
import { CardHere } from './card-here.tsx';
import { EndPart } from './end-part.tsx';
import { keptApart } from './kept-apart.ts';
import { CalledPerson } from './person-row.tsx';

/** Everybody with a part in the case; an alleged offender stands apart and opens nothing. */
export function PeopleTab({ one }: { one: CaseAnswer }) {
  const { t } = useWords();
  const { others, apart } = keptApart(one);
  return (
    <div className={styles.people}>
      {one.people.length === 0 && <p className={styles.quiet}>{t('cases.people.none')}</p>}
      {others.length > 0 && <Rows one={one} of={others} label={t('cases.people')} />}
      {apart.length > 0 && (
        <section aria-labelledby="apart">
          <h2 id="apart">{t('cases.people.apart')}</h2>
          <p className={styles.quiet}>{t('cases.people.apart.text')}</p>
          <Rows one={one} of={apart} label={t('cases.people.apart')} />
        </section>
      )}
    </div>
  );
}

function Rows({ one, of, label }: { one: CaseAnswer; of: readonly CasePerson[]; label: string }) {
  const { t } = useWords();
  const { date } = useTimes();
  const { nameOf } = useReaderWords();
  return (
    <ul className={styles.rows} aria-label={label}>
      {of.map((somebody) => (
        <li key={somebody.id}>
          <span className={styles.role}>{t(`cases.code.role.${somebody.role}`)}</span>
          <span>
            <CalledPerson somebody={somebody} />
          </span>
          <span className={styles.quiet}>
            {t('cases.people.since', { who: nameOf(somebody.by), date: date(`${somebody.day}T12:00:00Z`) })}
          </span>
          {one.can.write && <EndPart of={one.id} somebody={somebody} />}
          {somebody.role === 'person_of_concern' && somebody.person && (
            <CardHere person={somebody.person} called={somebody.name ?? somebody.called} />
          )}
        </li>
      ))}
    </ul>
  );
}
