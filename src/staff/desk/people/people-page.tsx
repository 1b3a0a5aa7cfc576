import { Button } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { Ic, PageTitle, Pane, useWords } from '#desk/parts.ts';
import styles from '../page.module.css';
import { useMyself } from '../use-myself.ts';
import { Colleagues } from './colleagues.tsx';
import { Invite } from './invite.tsx';
import { Newcomers } from './newcomers.tsx';
import { OpenInvitations } from './open-invitations.tsx';
import { OwnWords } from './own-words.tsx';

/** `/staff`: who works here, who waits to be let in, who is invited, and one's own six words. */
export function PeoplePage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const may = useMyself()?.may ?? [];
  const invites = may.includes('staff.invite');
  return (
    <div className={styles.page}>
      <PageTitle
        actions={
          <Button leftSection={<Ic of={IconTable} />} onClick={() => void navigate({ to: '/roles' })}>
            {t('staff.roles.title')}
          </Button>
        }
      >
        {t('staff.people.title')}
      </PageTitle>
      <div className={styles.columns}>
        <div className={styles.stack}>
          <Newcomers />
          <Pane title={t('staff.people.here')} flush>
            <Colleagues />
          </Pane>
        </div>
        <div className={styles.stack}>
          {invites && (
            <>
              <Pane title={t('staff.invite.title')}>
                <Invite primary />
              </Pane>
              <Pane title={t('staff.invite.open')} flush>
                <OpenInvitations />
              </Pane>
            </>
          )}
          <OwnWords />
        </div>
      </div>
    </div>
  );
}
