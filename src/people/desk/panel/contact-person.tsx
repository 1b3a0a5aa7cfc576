import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconUserMinus } from '@tabler/icons-react';
import { Banner, Ic, useWords } from '#desk/parts.ts';
import type { ContactPerson as Person } from '../../shared.ts';
import { SafeBlock } from '../safe/safe-block.tsx';
import { DutyCardView } from './duty-card.tsx';
import { Earlier } from './earlier.tsx';
import { Names } from './names.tsx';
import styles from './panel.module.css';

type ContactPersonProps = {
  person: Person;
  contact: string;
  /** Absent where the contact is only read. */
  takeOff: (() => void) | undefined;
  taking: boolean;
};

/** Whom the contact is about: the rule first, then the card, her names, what was before. */
export function ContactPerson({ person, contact, takeOff, taking }: ContactPersonProps) {
  const { t } = useWords();
  return (
    <article className={styles.person} aria-label={t('people.desk.person')}>
      <SafeBlock person={person} contact={contact} about={person.file?.name ?? undefined} />
      {person.card && <DutyCardView card={person.card} />}
      {person.file ? <Names file={person.file} /> : <Banner>{t('people.desk.file.closed')}</Banner>}
      <div className={styles.acts}>
        <Button size="xs" renderRoot={(props) => <Link to="/people/$id" params={{ id: person.id }} {...props} />}>
          {t('people.desk.open')}
        </Button>
        {takeOff && (
          <Button
            size="xs"
            variant="subtle"
            leftSection={<Ic of={IconUserMinus} size={15} />}
            loading={taking}
            onClick={takeOff}
          >
            {t('people.desk.detach')}
          </Button>
        )}
      </div>
      <Earlier contacts={person.earlier} />
    </article>
  );
}
