import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call, Sealed, useTimes, useWords } from '#desk/parts.ts';
import type { PersonAnswer } from '../../shared.ts';
import { keys } from '../queries.ts';
import { Refused } from '../refused.tsx';
import { useColleague } from '../use-colleague.ts';
import styles from './person.module.css';

/** Records said to be the same person: by whom, when, and taking that back. */
export function SameAs({ person }: { person: PersonAnswer }) {
  const { t } = useWords();
  const { date } = useTimes();
  const nameOf = useColleague();
  const queries = useQueryClient();
  const parting = useMutation({
    mutationFn: (other: string) => call('DELETE', `/desk/api/people/${person.id}/same/${other}`),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.person(person.id) }),
  });
  return (
    <div className={styles.list}>
      {person.sameAs.map(({ id, name, by, day }) => (
        <div key={id} className={styles.fact}>
          <Link to="/people/$id" params={{ id }}>
            {name === null ? t('people.desk.known.unnamed') : <Sealed inline>{name}</Sealed>}
          </Link>
          <span className={styles.quiet}>{t('people.desk.hidden.by', { who: nameOf(by).first, date: date(day) })}</span>
          {person.can.merge && (
            <Button size="xs" variant="subtle" onClick={() => parting.mutate(id)}>
              {t('people.desk.pairs.part')}
            </Button>
          )}
        </div>
      ))}
      <Refused error={parting.error} />
    </div>
  );
}
