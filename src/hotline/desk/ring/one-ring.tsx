import { Button } from '@mantine/core';
import { IconPhoneCheck, IconPhoneIncoming } from '@tabler/icons-react';
import { Ic, Key, Sealed, useWords } from '#desk/parts.ts';
import type { RingRow } from '../../ring/answers.ts';
import { useLineName } from './use-line-name.ts';
import { RingKnown, saysMore, useKnownLine, type Known } from './ring-known.tsx';
import styles from './ring.module.css';
import { useElapsed } from './use-elapsed.ts';

/** The keys of the call that rings longest. */
export const takeKey = 'F1';
export const againKey = 'shift+F1';

export type OneRingProps = {
  ring: RingRow;
  known: Known;
  /** Whether it was asked who has this number. */
  asked: boolean;
  onAsk: () => void;
  /** The keys work on this one. */
  keyed: boolean;
  /** What is known stands under the band. */
  open: boolean;
  /** Opens and closes it; absent where it is always open. */
  onTurn?: (() => void) | undefined;
  busy: boolean;
  onTake: (again?: string) => void;
};

/** One call that rings: which line, since when, what is known, and the two ways to take it. */
export function OneRing({ ring, known, asked, onAsk, keyed, open, onTurn, busy, onTake }: OneRingProps) {
  const { t } = useWords();
  const line = useLineName()(ring.line);
  const says = useKnownLine();
  const answered = ring.state === 'answered';
  const again = known.data?.again;
  const unfold = () => {
    onAsk();
    onTurn?.();
  };
  return (
    <article className={styles.ring} data-state={ring.state} aria-label={t('hotline.ring.label', { line })}>
      <div className={styles.band}>
        <span className={styles.dot}>
          <Ic of={answered ? IconPhoneCheck : IconPhoneIncoming} size={18} />
        </span>
        <div className={styles.what}>
          <p className={styles.line}>
            <b>{t(answered ? 'hotline.ring.answered' : 'hotline.ring.rings', { line })}</b>{' '}
            {ring.masked !== null && <Sealed inline>{ring.masked}</Sealed>} <Since at={ring.rangAt} />
          </p>
          <p className={styles.says}>{says(ring, known, asked)}</p>
        </div>
        <div className={styles.acts}>
          {ring.masked !== null && (!asked || (onTurn && saysMore(known))) && (
            <Button size="sm" className={styles.more} aria-expanded={asked && open} onClick={asked ? onTurn : unfold}>
              {t(asked && open ? 'hotline.ring.less' : 'hotline.ring.more')}
            </Button>
          )}
          {again && ring.can.take && (
            <Button
              size="sm"
              className={styles.again}
              disabled={busy}
              onClick={() => onTake(again.id)}
              rightSection={keyed && <Key k={againKey} />}
            >
              {t('hotline.ring.again', { number: again.number })}
            </Button>
          )}
          {ring.can.take && (
            <Button
              size="sm"
              className={styles.take}
              disabled={busy}
              onClick={() => onTake()}
              rightSection={keyed && <Key k={takeKey} />}
            >
              {t('hotline.ring.take')}
            </Button>
          )}
        </div>
      </div>
      {asked && open && saysMore(known) && (
        <div className={styles.known}>
          <RingKnown ring={ring} known={known} />
        </div>
      )}
    </article>
  );
}

/** The seconds are for eyes: read aloud each second they would drown everything else. */
function Since({ at }: { at: string }) {
  const said = useElapsed(at);
  return (
    <span className={styles.since} aria-hidden="true">
      {said}
    </span>
  );
}
