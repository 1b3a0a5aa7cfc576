import { IconAlertCircle, IconCircleCheck, IconCloudOff, IconLoader2, type Icon } from '@tabler/icons-react';
import { useTimes, type Times } from '../use-times.ts';
import { useWords, type Say } from '../words.tsx';
import { Ic } from './ic.tsx';
import styles from './save-state.module.css';

/** Where the written text is: kept at a time, on its way, waiting for connection, or refused and tried again. */
export type Saving =
  | { kind: 'saved'; at: Date | string }
  | { kind: 'saving' }
  | { kind: 'waiting'; changes: number }
  | { kind: 'failed'; retrySeconds: number };

const icons: Record<Saving['kind'], Icon> = {
  saved: IconCircleCheck,
  saving: IconLoader2,
  waiting: IconCloudOff,
  failed: IconAlertCircle,
};

function sentence(state: Saving, times: Times, t: Say): string {
  switch (state.kind) {
    case 'saved':
      return t('desk.save.saved', { time: times.exactTime(state.at) });
    case 'saving':
      return t('desk.save.saving');
    case 'waiting':
      return t('desk.save.waiting', { n: state.changes });
    case 'failed':
      return t('desk.save.failed', { seconds: state.retrySeconds });
  }
}

/** The saved time, always in sight. Only trouble is read aloud; a reader would not bear every saving. */
export function SaveState({ state }: { state: Saving }) {
  const { t } = useWords();
  const said = sentence(state, useTimes(), t);
  const trouble = state.kind === 'waiting' || state.kind === 'failed';
  return (
    <span className={styles.save} data-kind={state.kind}>
      <Ic of={icons[state.kind]} size={16} />
      <output className="said-only">{trouble ? said : ''}</output>
      <span aria-hidden={trouble}>{said}</span>
    </span>
  );
}
