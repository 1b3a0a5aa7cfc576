import { Link } from '@tanstack/react-router';
import { useTimes, useWords } from '#desk/parts.ts';
import type { EarlierContact } from '../../shared.ts';
import styles from './panel.module.css';

/** Earlier contacts of a person, those the reader may open; newest first. A day each: the hour is not kept in the clear. */
export function Earlier({ contacts }: { contacts: readonly EarlierContact[] }) {
  const { t } = useWords();
  const { shortDate } = useTimes();
  const kind = ({ callType }: EarlierContact) =>
    callType ? t(`hotline.code.call_type.${callType}`) : t('people.desk.earlier.untyped');
  return (
    <section className={styles.earlier} aria-label={t('people.desk.earlier.title')}>
      <h2>{t('people.desk.earlier.title')}</h2>
      {contacts.length === 0 && <p className={styles.quiet}>{t('people.desk.earlier.none')}</p>}
      <ul>
        {contacts.map((contact) => (
          <li key={contact.id}>
            <time dateTime={contact.day}>{shortDate(contact.day)}</time>
            <span>
              <Link to="/contacts/$id" params={{ id: contact.id }}>
                {contact.number}
              </Link>{' '}
              {kind(contact)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
