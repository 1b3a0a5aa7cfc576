import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, useWords } from '#desk/parts.ts';
import type { Colleague } from '../../shared.ts';
import { Refused } from '../ask/refused.tsx';
import styles from './cover.module.css';

/** Ends a colleague's work here: a check page, because keys go with it and cannot come back. */
export function Leave({ colleague }: { colleague: Colleague }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const leaving = useMutation({
    mutationFn: () => call('POST', `/desk/api/colleagues/${colleague.id}/leave`),
    onSuccess: () => {
      setOpen(false);
      void queries.invalidateQueries();
    },
  });
  const { name, gender } = colleague;
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        {t('staff.leave.button')}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={t('staff.leave.title', { name })}>
        <div className={styles.check}>
          <ul className={styles.list}>
            {(['sessions', 'keys', 'teams', 'recall'] as const).map((part) => (
              <li key={part}>{t(`staff.leave.${part}`, { gender })}</li>
            ))}
          </ul>
          <Refused error={leaving.error} />
          <div className={styles.acts}>
            <Button variant="stop" loading={leaving.isPending} onClick={() => leaving.mutate()}>
              {t('staff.leave.act', { name })}
            </Button>
            <Button variant="default" onClick={() => setOpen(false)}>
              {t('staff.first.back')}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  );
}
