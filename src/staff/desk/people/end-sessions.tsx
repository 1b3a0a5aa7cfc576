import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Banner, call, useWords } from '#desk/parts.ts';
import type { Colleague } from '../../shared.ts';
import { CheckPage } from '../ask/check-page.tsx';
import { Refused } from '../ask/refused.tsx';

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
      <CheckPage
        open={open}
        onClose={close}
        title={t('staff.sessions.title', { name })}
        says={['out', 'passkeys', 'duty', 'again'].map((part) => t(`staff.sessions.${part}`, { gender }))}
        act={
          !ending.data && (
            <Button variant="stop" loading={ending.isPending} onClick={() => ending.mutate()}>
              {t('staff.sessions.act', { name })}
            </Button>
          )
        }
        {...(ending.data ? { out: t('staff.sessions.close') } : {})}
      >
        <Refused error={ending.error} />
        {ending.data && (
          <Banner tone="ok" live>
            {t('staff.sessions.done', { n: ending.data.ended })}
          </Banner>
        )}
      </CheckPage>
    </>
  );
}
