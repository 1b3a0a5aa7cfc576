import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconArrowRight, IconCheck, IconCircleDashed } from '@tabler/icons-react';
import { useRef, type RefObject } from 'react';
import { call, Chip, Ic, Sealed, useWords } from '#desk/parts.ts';
import type { Share } from '../../shared.ts';
import { Refused } from '../ask/refused.tsx';
import { useArrival } from '../ask/use-arrival.ts';
import { WordsCheck } from '../ask/words-check.tsx';
import { PaperWords } from '../sheet/paper-words.tsx';
import { WordsOnScreen } from '../sheet/words-on-screen.tsx';
import styles from './trustees.module.css';

export type ShareCardProps = {
  share: Share;
  /** Whose turn it is. */
  current: boolean;
  /** The number that is shown now, for those who wait. */
  after: number | undefined;
  onChecked: () => void;
};

type Shown = { number: number; name: string; words: string[]; ask: number[] };

/** One trustee: waits, is shown and checked, or has her paper. Only one share is on the screen at a time. */
export function ShareCard({ share, current, after, onChecked }: ShareCardProps) {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <li className={styles.card} data-current={current || undefined} aria-current={current ? 'step' : undefined}>
      <div className={styles.head}>
        <span className={styles.number}>{share.number}</span>
        <Progress share={share} current={current} />
      </div>
      <h2 ref={heading} tabIndex={-1}>
        {share.name}
      </h2>
      <p className={styles.small}>{share.role}</p>
      {current && <Current share={share} heading={heading} onChecked={onChecked} />}
      {!current && (
        <Sealed>
          <p className={styles.quiet}>
            {share.state === 'confirmed' ? t('staff.trustees.gone') : t('staff.trustees.after', { number: after ?? 0 })}
          </p>
        </Sealed>
      )}
    </li>
  );
}

function Progress({ share, current }: { share: Share; current: boolean }) {
  const { t } = useWords();
  if (share.state === 'confirmed')
    return (
      <Chip tone="ok" glyph={<Ic of={IconCheck} size={14} />}>
        {t('staff.trustees.confirmed')}
      </Chip>
    );
  if (current)
    return (
      <Chip tone="note" glyph={<Ic of={IconArrowRight} size={14} />}>
        {t('staff.trustees.current')}
      </Chip>
    );
  return <Chip glyph={<Ic of={IconCircleDashed} size={14} />}>{t('staff.trustees.waiting')}</Chip>;
}

type CurrentProps = { share: Share; heading: RefObject<HTMLElement | null>; onChecked: () => void };

function Current({ share, heading, onChecked }: CurrentProps) {
  const { t } = useWords();
  const { number } = share;
  const showing = useMutation({
    mutationFn: () => call<Shown>('POST', '/desk/api/quorum/show', { number }),
    gcTime: 0,
  });
  const shown = showing.data;
  useArrival(heading, shown ? 'shown' : 'waiting');
  if (!shown)
    return (
      <>
        <p className={styles.small}>{t('staff.trustees.come')}</p>
        <Refused error={showing.error} />
        <Button variant="filled" loading={showing.isPending} onClick={() => showing.mutate()}>
          {t('staff.trustees.show', { number })}
        </Button>
      </>
    );
  return (
    <>
      <WordsOnScreen words={shown.words} print={t('staff.trustees.print', { number })} />
      <p className={styles.small}>{t('staff.trustees.check')}</p>
      <WordsCheck
        ask={shown.ask}
        act={t('staff.trustees.check.act')}
        check={(words) => call('POST', '/desk/api/quorum/confirm', { number, words })}
        onChecked={onChecked}
      />
      <PaperWords
        title={t('staff.trustees.paper.title', { number })}
        holder={shown.name}
        purpose={t('staff.trustees.paper.purpose')}
        keep={t('staff.trustees.paper.keep')}
        words={shown.words}
      />
    </>
  );
}
