import { Button } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { Choice, ErrorState, Field, LoadingState, useWords } from '#desk/parts.ts';
import { useLines } from '../queries.ts';
import { Connected } from './connected.tsx';
import styles from './telephones.module.css';
import { useTelephoneActs } from './use-telephones.ts';

/** Lets a telephone system announce the calls of one line; what it needs for that is then shown, once. */
export function ConnectTelephone() {
  const { t } = useWords();
  const lines = useLines();
  const { connect } = useTelephoneActs();
  const [line, setLine] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (line) connect.mutate(line);
  };
  const again = () => {
    connect.reset();
    setLine(null);
    setTried(false);
  };
  if (connect.data) return <Connected made={connect.data} line={line ?? ''} onDone={again} />;
  if (lines.isPending) return <LoadingState />;
  if (lines.isError) return <ErrorState error={lines.error} onRetry={() => void lines.refetch()} />;
  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <p className={styles.text}>{t('hotline.telephones.connect.text')}</p>
      <Field
        label={t('hotline.telephones.line')}
        error={tried && line === null ? t('hotline.telephones.line.missing') : undefined}
      >
        {(ties) => (
          <Choice
            {...ties}
            options={lines.data.map(({ id, name }) => ({ value: id, label: name }))}
            value={line}
            onChange={setLine}
          />
        )}
      </Field>
      {connect.error && <ErrorState error={connect.error} />}
      <div className={styles.acts}>
        <Button type="submit" variant="filled" loading={connect.isPending}>
          {t('hotline.telephones.connect.act')}
        </Button>
      </div>
    </form>
  );
}
