import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Banner, call, Chip, ErrorState, LoadingState, Pane, useTimes, useWords } from '#desk/parts.ts';
import type { OwnPasskey, PasskeysAnswer } from '../../shared.ts';
import styles from '../account/account.module.css';
import { Refused } from '../ask/refused.tsx';
import { AddPasskey } from './add-passkey.tsx';
import { passkeysHere } from './ceremony.ts';

/** One's passkeys: what each is called, when it was made and last used; any can be removed. Nothing where there are none to be had. */
export function Passkeys() {
  const { t } = useWords();
  const [said, setSaid] = useState<'added' | 'removed' | null>(null);
  const found = useQuery({
    queryKey: ['own-passkeys'],
    queryFn: () => call<PasskeysAnswer>('GET', '/desk/api/me/passkeys'),
    staleTime: 0,
  });
  const done = (what: 'added' | 'removed') => {
    setSaid(what);
    void found.refetch();
  };
  const removing = useMutation({
    mutationFn: (id: string) => call('POST', '/desk/api/me/passkeys/remove', { id }),
    onMutate: () => setSaid(null),
    onSuccess: () => done('removed'),
  });
  if (found.isPending || found.isError)
    return (
      <Pane title={t('staff.passkeys.title')}>
        {found.isPending ? <LoadingState /> : <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      </Pane>
    );
  const { at, passkeys } = found.data;
  if (at === null && passkeys.length === 0) return null;
  return (
    <Pane title={t('staff.passkeys.title')} flush>
      <ul>
        {passkeys.map((each) => (
          <Row key={each.id} passkey={each} busy={removing.isPending} onRemove={() => removing.mutate(each.id)} />
        ))}
      </ul>
      <div className={styles.foot}>
        <p className={styles.small}>{t('staff.passkeys.text')}</p>
        <Refused error={removing.error} />
        {said && (
          <Banner tone="ok" live>
            {t(`staff.passkeys.${said}`)}
          </Banner>
        )}
        {passkeysHere(at) && <AddPasskey onAdded={() => done('added')} />}
        {at !== null && !passkeysHere(at) && (
          <p className={styles.small}>
            {at === location.origin ? t('staff.passkeys.unknown-here') : t('staff.passkeys.elsewhere', { at })}
          </p>
        )}
      </div>
    </Pane>
  );
}

function Row({ passkey, busy, onRemove }: { passkey: OwnPasskey; busy: boolean; onRemove: () => void }) {
  const { t } = useWords();
  const { date, time } = useTimes();
  const { name, made, used, synced } = passkey;
  const last = used && new Date(used);
  return (
    <li className={styles.row}>
      <p className={styles.where}>
        <b>{name}</b>
        <span className={styles.small}>{t('staff.passkeys.made', { date: date(new Date(made)) })}</span>
        <span className={styles.small}>
          {last ? t('staff.passkeys.used', { date: date(last), time: time(last) }) : t('staff.passkeys.unused')}
        </span>
      </p>
      {synced && <Chip tone="dashed">{t('staff.passkeys.synced')}</Chip>}
      <Button
        size="xs"
        variant="default"
        disabled={busy}
        onClick={onRemove}
        aria-label={t('staff.passkeys.remove-one', { name })}
      >
        {t('staff.passkeys.remove')}
      </Button>
    </li>
  );
}
