import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { PageTitle, SaveState, useTimes, useWords } from '#desk/parts.ts';
import { savingOf } from '../autosave/saving.ts';
import { useEditing } from '../editor/editing.ts';
import { useFailure } from '../use-trying.ts';
import styles from './close.module.css';
import { useClosing } from './use-closing.ts';

/** It was not safe: nothing of the talk is on the screen, the time is noted, and one can come back to it. */
export function BlankPad({ since }: { since: string }) {
  const { t } = useWords();
  const { time } = useTimes();
  const { contact, now } = useEditing();
  const { reopen, close } = useClosing();
  const { sentence } = useFailure();
  return (
    <div className={styles.blank}>
      <PageTitle beside={<SaveState state={savingOf(now, contact.openedAt)} />}>{contact.number}</PageTitle>
      <p>{t('hotline.desk.unsafe.done', { time: time(since) })}</p>
      {sentence !== null && <p role="alert">{sentence}</p>}
      <div className={styles.acts}>
        <Button variant="filled" renderRoot={(props) => <Link to="/" {...props} />}>
          {t('hotline.desk.unsafe.leave')}
        </Button>
        {sentence !== null && contact.outcome === null && (
          <Button onClick={() => void close('unsafe')}>{t('desk.error.retry')}</Button>
        )}
        <Button onClick={() => void reopen()}>{t('hotline.desk.unsafe.back')}</Button>
      </div>
    </div>
  );
}
