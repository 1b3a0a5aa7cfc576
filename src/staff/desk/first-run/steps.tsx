import { IconCheck } from '@tabler/icons-react';
import { Ic, useWords } from '#desk/parts.ts';
import styles from './steps.module.css';

/** The six steps of the first run, in their order. */
export const stepNames = ['organisation', 'lines', 'director', 'sheet', 'trustees', 'invite'] as const;
export type StepName = (typeof stepNames)[number];

/** Where one is: done, now, to come; each with its sign, not by colour alone. */
export function Steps({ at, done }: { at: StepName; done: Partial<Record<StepName, string>> }) {
  const { t } = useWords();
  const now = stepNames.indexOf(at);
  return (
    <ol className={styles.steps} aria-label={t('staff.first.steps')}>
      {stepNames.map((name, place) => {
        const state = place < now ? 'done' : place === now ? 'now' : 'later';
        return (
          <li key={name} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            <span className={styles.mark}>{state === 'done' ? <Ic of={IconCheck} size={15} /> : place + 1}</span>
            <span className={styles.word}>
              {t(`staff.first.step.${name}`)}
              {state === 'done' && <span className="said-only">, {t('staff.first.done')}</span>}
              <small>{state === 'later' ? '' : (done[name] ?? t(`staff.first.about.${name}`))}</small>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
