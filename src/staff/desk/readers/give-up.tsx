import { Button, Modal } from '@mantine/core';
import { useWords } from '#desk/parts.ts';
import styles from './readers.module.css';

/** Giving up one's own access is asked first: whoever no longer reads cannot give it back to herself. */
export function GiveUp({ onAct, onDone }: { onAct: () => Promise<void>; onDone: () => void }) {
  const { t } = useWords();
  const act = async () => {
    await onAct();
    onDone();
  };
  return (
    <Modal opened onClose={onDone} title={t('staff.readers.give-up.title')}>
      <div className={styles.form}>
        <p>{t('staff.readers.give-up.text')}</p>
        <div className={styles.acts}>
          <Button variant="stop" onClick={() => void act()}>
            {t('staff.readers.give-up.act')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('staff.readers.cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
