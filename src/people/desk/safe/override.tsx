import { Button, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { Field, useWords } from '#desk/parts.ts';
import styles from './safe.module.css';

const fewest = 3;

/** Why a number is needed although the rule says no; the reason is sealed and shown to the lead. */
export function Override(props: { onShow: (reason: string) => void; busy: boolean; onClose: () => void }) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setMissing(reason.trim().length < fewest);
    if (reason.trim().length >= fewest) props.onShow(reason.trim());
  };
  return (
    <form className={styles.override} onSubmit={send}>
      <Field
        label={t('people.desk.override.why')}
        hint={t('people.desk.override.hint')}
        error={missing ? t('people.desk.override.missing') : undefined}
      >
        {(ties) => (
          <TextInput
            {...ties}
            value={reason}
            maxLength={500}
            autoComplete="off"
            data-autofocus
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
      </Field>
      <div className={styles.acts}>
        <Button type="submit" variant="stop" loading={props.busy}>
          {t('people.desk.override.show')}
        </Button>
        <Button variant="subtle" onClick={props.onClose}>
          {t('people.desk.cancel')}
        </Button>
      </div>
    </form>
  );
}
