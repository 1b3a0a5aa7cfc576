import { IconCalendarDue } from '@tabler/icons-react';
import { Pane, useWords } from '#desk/parts.ts';
import { Left } from './clock-card.tsx';
import styles from './clocks.module.css';
import { useClocks } from './use-clocks.ts';

/** Beside a record, whatever part of it is open: the times the law gives her that run, and how long still. */
export function RunningClocks({ dossier }: { dossier: string }) {
  const { t } = useWords();
  const { data } = useClocks(dossier);
  const running = data?.clocks.filter(({ ended }) => ended === null) ?? [];
  if (running.length === 0) return null;
  return (
    <Pane title={t('rights.clocks.running')} icon={IconCalendarDue}>
      {running.map((clock) => (
        <p key={clock.id} className={styles.running}>
          {t(`rights.clock.${clock.kind}`)} <Left clock={clock} />
        </p>
      ))}
    </Pane>
  );
}
