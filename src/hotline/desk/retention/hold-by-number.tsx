import { Button, Select, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { Field, Pane, useWords } from '#desk/parts.ts';
import { Refused } from '#people/desk/index.ts';
import { holdBases, type HoldBasis } from '#rights/shared.ts';
import styles from './retention.module.css';
import { useRetentionActs } from './use-retention.ts';

/** Keeping a contact by its number, for whom a letter reaches and who does not read it. */
export function HoldByNumber() {
  const { t } = useWords();
  const { hold } = useRetentionActs();
  const [number, setNumber] = useState('');
  const [basis, setBasis] = useState<HoldBasis | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    if (basis === null) return;
    const asked = number.trim().toUpperCase();
    setDone(null);
    hold.mutate({ number: asked, basis }, { onSuccess: () => setDone(asked) });
  };
  return (
    <Pane title={t('hotline.hold.set')}>
      <form className={styles.check} onSubmit={send} noValidate>
        <p className={styles.note}>{t('hotline.hold.number.text')}</p>
        <Field label={t('hotline.hold.number')}>
          {(ties) => (
            <TextInput
              {...ties}
              value={number}
              autoComplete="off"
              onChange={(event) => setNumber(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={t('hotline.hold.basis')}>
          {(ties) => (
            <Select
              {...ties}
              data={holdBases.map((value) => ({ value, label: t(`hotline.hold.basis.${value}`) }))}
              value={basis}
              onChange={(next) => setBasis(holdBases.find((each) => each === next) ?? null)}
              comboboxProps={{ withinPortal: false }}
            />
          )}
        </Field>
        <Refused error={hold.error} />
        {done !== null && <output className={styles.note}>{t('hotline.hold.number.done', { number: done })}</output>}
        <div className={styles.acts}>
          <Button type="submit" loading={hold.isPending} disabled={number.trim() === '' || basis === null}>
            {t('hotline.hold.set')}
          </Button>
        </div>
      </form>
    </Pane>
  );
}
