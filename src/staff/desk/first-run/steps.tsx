import { IconCheck } from '@tabler/icons-react';
import { Ic, useWords } from '#desk/parts.ts';
import styles from './steps.module.css';

/** One step as the side shows it: its name, and a short fact once it is there or done. */
export type Step = {
  name: string;
  about: string;
  /** Passed by: still to be done, however far one is. */
  left?: boolean;
};
export type StepsProps = {
  steps: readonly Step[];
  /** Which one is now, from 0; -1 before the first. */
  at: number;
};

/** Where one is: done, now, to come; each with its sign, not by colour alone. */
export function Steps({ steps, at }: StepsProps) {
  const { t } = useWords();
  return (
    <ol className={styles.steps} aria-label={t('staff.first.steps')}>
      {steps.map(({ name, about, left = false }, place) => {
        const passedBy = left && place < at;
        const state = place < at && !left ? 'done' : place === at ? 'now' : 'later';
        return (
          <li key={name} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            <span className={styles.mark}>{state === 'done' ? <Ic of={IconCheck} size={15} /> : place + 1}</span>
            <span className={styles.word}>
              {name}
              {state === 'done' && <span className="said-only">, {t('staff.first.done')}</span>}
              <small>{passedBy ? t('staff.first.left') : state === 'later' ? '' : about}</small>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
