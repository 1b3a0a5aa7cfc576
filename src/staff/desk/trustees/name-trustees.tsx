import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { call, useWords } from '#desk/parts.ts';
import { Refused } from '../ask/refused.tsx';
import { TextField } from '../ask/text-field.tsx';
import styles from './trustees.module.css';

type Named = { name: string; role: string };
const three: Named[] = Array.from({ length: 3 }, () => ({ name: '', role: '' }));

/** Who the three are. Once shares are made the set changes only by making a new one. */
export function NameTrustees({ onNamed }: { onNamed: () => void }) {
  const { t } = useWords();
  const [trustees, setTrustees] = useState(three);
  const naming = useMutation({ mutationFn: () => call('POST', '/desk/api/quorum', { trustees }), onSuccess: onNamed });
  const put = (at: number, change: Partial<Named>) =>
    setTrustees((now) => now.map((one, index) => (index === at ? { ...one, ...change } : one)));
  const names = new Set(trustees.map((one) => one.name.trim().toLowerCase()).filter(Boolean));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    naming.mutate();
  };
  return (
    <form className={styles.naming} onSubmit={submit}>
      <ul className={styles.cards}>
        {trustees.map((one, at) => (
          // Three fixed places, told apart by nothing else.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at} className={styles.card}>
            <span className={styles.number}>{at + 1}</span>
            <TextField label={t('staff.trustees.name')} value={one.name} onChange={(name) => put(at, { name })} />
            <TextField
              label={t('staff.trustees.role')}
              hint={t('staff.trustees.role-hint')}
              value={one.role}
              onChange={(role) => put(at, { role })}
            />
          </li>
        ))}
      </ul>
      <Refused error={naming.error} />
      <div className={styles.acts}>
        <Button type="submit" variant="filled" loading={naming.isPending} disabled={names.size < three.length}>
          {t('staff.trustees.make')}
        </Button>
        <span className={styles.small}>{t('staff.trustees.final')}</span>
      </div>
    </form>
  );
}
