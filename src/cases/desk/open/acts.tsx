import { Button } from '@mantine/core';
import { useWords } from '#desk/parts.ts';
import styles from './open.module.css';

export type ActsProps = {
  /** The form it sends, where it stands below it. */
  form?: string;
  says: string;
  busy: boolean;
  onClose: () => void;
};

/** The acts at the foot of either form. */
export function Acts({ form, says, busy, onClose }: ActsProps) {
  const { t } = useWords();
  return (
    <div className={styles.acts}>
      <Button type="submit" form={form} variant="filled" loading={busy}>
        {says}
      </Button>
      <Button variant="subtle" onClick={onClose}>
        {t('cases.open.cancel')}
      </Button>
    </div>
  );
}
