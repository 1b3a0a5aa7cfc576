import type { ReactNode, Ref } from 'react';
import styles from './chip.module.css';
import { cx } from './cx.ts';

/** What a chip means; its colours follow from it. */
export type ChipTone =
  | 'plain'
  | 'line'
  | 'dashed'
  | 'ok'
  | 'warn'
  | 'stop'
  | 'note'
  | 'sealed'
  | 'clock'
  | 'late'
  | 'calm'
  | 'risk-low'
  | 'risk-medium'
  | 'risk-high'
  | 'risk-critical';

/** A small fact with a square corner, in sentence case: an optional glyph, then the word. */
export function Chip({ tone = 'plain', glyph, children }: { tone?: ChipTone; glyph?: ReactNode; children: ReactNode }) {
  return (
    <span className={cx('chip', styles.chip)} data-tone={tone}>
      {glyph}
      <span className={styles.word}>{children}</span>
    </span>
  );
}

type ChipButtonProps = {
  dashed?: boolean;
  glyph?: ReactNode;
  children: ReactNode;
  onPress: () => void;
  ref?: Ref<HTMLButtonElement>;
};

/** A chip to press: dashed for "add" and for what was not asked yet, a line for a choice. 26 px high, so that it can be hit. */
export function ChipButton({ dashed, glyph, children, onPress, ref }: ChipButtonProps) {
  return (
    <button
      ref={ref}
      type="button"
      className={cx('chip', styles.chip, styles.press)}
      data-tone={dashed ? 'dashed' : 'line'}
      onClick={onPress}
    >
      {glyph}
      <span className={styles.word}>{children}</span>
    </button>
  );
}
