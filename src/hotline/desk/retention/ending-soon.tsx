import { Link } from '@tanstack/react-router';
import { IconHourglass } from '@tabler/icons-react';
import { Ic, useWords } from '#desk/parts.ts';
import { useMyself } from '../queries.ts';
import styles from './retention.module.css';
import { useEnding } from './use-retention.ts';

/** How many of the contacts one reads may be erased within fourteen days, and where they stand; nothing where none may. */
export function EndingSoon() {
  const { t } = useWords();
  const may = useMyself()?.may.includes('hotline.contact.read') ?? false;
  const count = useEnding(may).data?.contacts.length ?? 0;
  if (count === 0) return null;
  return (
    <p className={styles.today}>
      <Ic of={IconHourglass} size={16} /> {t('hotline.ending.soon', { count })}{' '}
      <Link to="/contacts/ending">{t('hotline.ending.look')}</Link>
    </p>
  );
}
