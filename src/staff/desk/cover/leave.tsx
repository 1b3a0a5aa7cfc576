import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, useWords } from '#desk/parts.ts';
import type { Colleague } from '../../shared.ts';
import { CheckPage } from '../ask/check-page.tsx';
import { Refused } from '../ask/refused.tsx';

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
      <CheckPage
        open={open}
        onClose={() => setOpen(false)}
        title={t('staff.leave.title', { name })}
        says={['sessions', 'keys', 'teams', 'recall'].map((part) => t(`staff.leave.${part}`, { gender }))}
        act={
          <Button variant="stop" loading={leaving.isPending} onClick={() => leaving.mutate()}>
            {t('staff.leave.act', { name })}
          </Button>
        }
      >
        <Refused error={leaving.error} />
      </CheckPage>
    </>
  );
}
