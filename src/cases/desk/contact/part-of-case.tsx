import { Link } from '@tanstack/react-router';
import { IconFolder } from '@tabler/icons-react';
import { Ic, useMe, useWords } from '#desk/parts.ts';
import { useCasesOfContact } from '../queries.ts';
import styles from './contact.module.css';

/** That a contact is part of a case, for those who may open the case. */
export function PartOfCase({ contact }: { contact: string }) {
  const { t } = useWords();
  const may = useMe().data?.may.includes('cases.case.read') ?? false;
  const { data = [] } = useCasesOfContact(contact, may);
  if (data.length === 0) return null;
  return (
    <ul className={styles.parts}>
      {data.map(({ id, number }) => (
        <li key={id}>
          <Ic of={IconFolder} size={16} />
          <span>{t('cases.contact.part')}</span>
          <Link to="/cases/$id" params={{ id }}>
            {number}
          </Link>
        </li>
      ))}
    </ul>
  );
}
