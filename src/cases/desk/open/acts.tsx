import { Button } from '@mantine/core';
import { useWords } from '#desk/parts.ts';
import styles from './open.module.css';

/** The acts at the foot of either form. */
export function Acts({ says, busy, onClose }: { says: string; busy: boolean; onClose: () => void }) {
  const { t } = useWords();
  return (
    <div className={styles.acts}>
      <Button type="submit" variant="filled" loading={busy}>
        {says}
      </Button>
      <Button variant="subtle" onClick={onClose}>
        {t('cases.open.cancel')}
      </Button>
    </div>
  );
}
