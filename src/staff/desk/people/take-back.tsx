import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, useWords } from '#desk/parts.ts';
import type { OpenInvitation } from '../../shared.ts';
import { CheckPage } from '../ask/check-page.tsx';
import { Refused } from '../ask/refused.tsx';

/** Takes an invitation back, after a check page; one that is over opens nothing anyway and is put away at once. */
export function TakeBack({ invitation }: { invitation: OpenInvitation }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const { id, name, over } = invitation;
  const taking = useMutation({
    mutationFn: () => call('DELETE', `/desk/api/invitations/${id}`),
    onSuccess: () => {
      setOpen(false);
      // Its row goes, and the button with it.
      document.getElementById('page-title')?.focus();
      void queries.invalidateQueries({ queryKey: ['invitations'] });
    },
  });
  const close = () => {
    setOpen(false);
    taking.reset();
    void queries.invalidateQueries({ queryKey: ['invitations'] });
  };
  if (over)
    return (
      <>
        <Refused error={taking.error} />
        <Button
          size="xs"
          variant="subtle"
          aria-label={t('staff.invite.put-away-whose', { name })}
          loading={taking.isPending}
          onClick={() => taking.mutate()}
        >
          {t('staff.invite.put-away')}
        </Button>
      </>
    );
  return (
    <>
      <Button
        size="xs"
        variant="default"
        aria-label={t('staff.invite.take-back-whose', { name })}
        onClick={() => setOpen(true)}
      >
        {t('staff.invite.take-back')}
      </Button>
      <CheckPage
        open={open}
        onClose={close}
        title={t('staff.invite.take-back.title', { name })}
        says={['code', 'begun', 'again'].map((part) => t(`staff.invite.take-back.${part}`))}
        act={
          <Button variant="stop" loading={taking.isPending} onClick={() => taking.mutate()}>
            {t('staff.invite.take-back-whose', { name })}
          </Button>
        }
      >
        <Refused error={taking.error} />
      </CheckPage>
    </>
  );
}
