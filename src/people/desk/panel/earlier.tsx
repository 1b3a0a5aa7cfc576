import { Link } from '@tanstack/react-router';
import { IconMail, IconMessage, IconPhoneCall, IconUsers, IconWorld, type Icon } from '@tabler/icons-react';
import { Timeline, useWords } from '#desk/parts.ts';
import type { EarlierContact } from '../../shared.ts';
import styles from './panel.module.css';

const icons: Record<string, Icon> = {
  telephone: IconPhoneCall,
  walk_in: IconUsers,
  letter: IconMail,
  email: IconMail,
  web_message: IconWorld,
  social_network: IconMessage,
};

/** Earlier contacts of a person, those the reader may open; newest first. */
export function Earlier({ contacts }: { contacts: readonly EarlierContact[] }) {
  const { t } = useWords();
  const kind = ({ callType }: EarlierContact) =>
    callType ? t(`hotline.code.call_type.${callType}`) : t('people.desk.earlier.untyped');
  return (
    <section className={styles.earlier} aria-label={t('people.desk.earlier.title')}>
      {contacts.length === 0 ? (
        <p className={styles.quiet}>{t('people.desk.earlier.none')}</p>
      ) : (
        <Timeline
          entries={contacts.map((contact) => ({
            id: contact.id,
            at: contact.day,
            icon: icons[contact.channel] ?? IconMessage,
            title: (
              <>
                <Link to="/contacts/$id" params={{ id: contact.id }}>
                  {contact.number}
                </Link>{' '}
                {kind(contact)}
              </>
            ),
            by: null,
          }))}
        />
      )}
    </section>
  );
}
