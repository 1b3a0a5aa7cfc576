import { Button, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Banner, call, useWords } from '#desk/parts.ts';
import type { Colleague } from '../../shared.ts';
import { Refused } from '../ask/refused.tsx';
import styles from '../cover/cover.module.css';

/** A lost or stolen laptop: signs a colleague out everywhere. Her account stays, and so does everything she holds. */
export function EndSessions({ colleague }: { colleague: Colleague }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const ending = useMutation({
    mutationFn: () => call<{ ended: number }>('POST', `/desk/api/colleagues/${colleague.id}/sessions/end`),
  });
  const { name, gender } = colleague;
  const close = () => {
    setOpen(false);
    ending.reset();
  };
  return (
    <>
      <Button size="xs" variant="subtle" onClick={() => setOpen(true)}>
        {t('staff.sessions.button')}
      </Button>
      <Modal opened={open} onClose={close} title={t('staff.sessions.title', { name })}>
        <div className={styles.check}>
          <ul className={styles.list}>
            <li>{t('staff.sessions.out', { gender })}</li>
            <li>{t('staff.sessions.duty', { gender })}</li>
            <li>{t('staff.sessions.again', { gender })}</li>
          </ul>
          <Refused error={ending.error} />
          {ending.data && (
            <Banner tone="ok" live>
              {t('staff.sessions.done', { n: ending.data.ended })}
            </Banner>
          )}
          <div className={styles.acts}>
            {!ending.data && (
              <Button variant="stop" loading={ending.isPending} onClick={() => ending.mutate()}>
                {t('staff.sessions.act', { name })}
              </Button>
            )}
            <Button variant="default" onClick={close}>
              {t(ending.data ? 'staff.sessions.close' : 'staff.first.back')}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  );
}
