import { Button } from '@mantine/core';
import { IconFilterOff, IconInbox, IconLock, type Icon } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { ApiError } from '../api.ts';
import { useSentence } from '../use-sentence.ts';
import { useWords } from '../words.tsx';
import { Banner } from './banner.tsx';
import { Ic } from './ic.tsx';
import styles from './states.module.css';

/** Why there is nothing: there is none, the filter hides it, or it is locked. */
export type EmptyKind = 'none' | 'filtered' | 'locked';

const icons: Record<EmptyKind, Icon> = { none: IconInbox, filtered: IconFilterOff, locked: IconLock };

/** A true empty place: what would be here, why it is not, and the next act. Never cheerful. */
export function EmptyState(props: { kind?: EmptyKind; title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <Ic of={icons[props.kind ?? 'none']} size={26} />
      <h2>{props.title}</h2>
      {props.children !== undefined && <p>{props.children}</p>}
      {props.action}
    </div>
  );
}

/** What went wrong, in the words of `errors.<code>`; a defect shows as one, without its text. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const { t } = useWords();
  const say = useSentence();
  const mark = error instanceof ApiError ? error.details.mark : undefined;
  return (
    <div className={styles.error}>
      <Banner tone="stop" title={t('desk.error.title')} live>
        {say(error)}
        {mark !== undefined && ` ${t('desk.error.mark', { mark: String(mark) })}`}
      </Banner>
      {onRetry && (
        <Button size="xs" onClick={onRetry}>
          {t('desk.error.retry')}
        </Button>
      )}
    </div>
  );
}

const patienceMs = 2_000;

/** Still bars while something is fetched; after two seconds `children` says what is being waited for. */
export function LoadingState({ children }: { children?: ReactNode }) {
  const { t } = useWords();
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles.loading} aria-busy="true">
      <i />
      <i />
      <i />
      <output>{long ? (children ?? t('desk.loading.long')) : ''}</output>
    </div>
  );
}
