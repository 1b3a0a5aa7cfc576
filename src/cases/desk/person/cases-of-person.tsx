import { Link } from '@tanstack/react-router';
import { Pane, RiskChip, StateChip, useMe, useWords } from '#desk/parts.ts';
import { stateOf } from '../case-state.ts';
import { useCasesOfPerson } from '../queries.ts';
import styles from './person.module.css';

/** The cases a person has a part in, on her page, for those who may open them. */
export function CasesOfPerson({ person }: { person: string }) {
  const { t } = useWords();
  const may = useMe().data?.may.includes('cases.case.read') ?? false;
  const { data = [] } = useCasesOfPerson(person, may);
  if (data.length === 0) return null;
  return (
    <Pane title={t('cases.title')}>
      <ul className={styles.cases}>
        {data.map(({ id, number, risk, status }) => (
          <li key={id}>
            <Link to="/cases/$id" params={{ id }}>
              {number}
            </Link>
            <RiskChip level={risk} />
            <StateChip state={stateOf(status)}>{t(`cases.code.status.${status}`)}</StateChip>
          </li>
        ))}
      </ul>
    </Pane>
  );
}
