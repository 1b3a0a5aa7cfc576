import { Button } from '@mantine/core';
import { IconShieldQuestion } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { Banner, useCommands, useMe, useWords } from '#desk/parts.ts';
import styles from '../clocks/clocks.module.css';
import { useExceptions } from './use-exceptions.ts';

/** For those who decide: how many exceptions await it, on every screen; and the way to all of them. */
export function ExceptionsWaiting() {
  const { t } = useWords();
  const go = useNavigate();
  const decides = useMe().data?.may.includes('rights.exception.decide') ?? false;
  const { found } = useExceptions(decides);
  const see = () => void go({ to: '/exceptions' });
  const row = { id: 'rights-exceptions', group: 'actions', icon: IconShieldQuestion } as const;
  useCommands(decides ? [{ ...row, title: t('rights.exceptions'), run: see }] : []);
  const count = found.data?.filter(({ can }) => can.decide).length ?? 0;
  if (count === 0) return null;
  return (
    <section className={styles.near} aria-label={t('rights.exceptions')}>
      <Banner
        tone="warn"
        icon={IconShieldQuestion}
        title={t('rights.exceptions.waiting', { count })}
        live
        action={
          <Button size="xs" onClick={see}>
            {t('rights.exceptions.see')}
          </Button>
        }
      />
    </section>
  );
}
