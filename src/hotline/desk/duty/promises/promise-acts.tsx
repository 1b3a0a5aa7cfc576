import { Button } from '@mantine/core';
import { Key, useKeys, useWords } from '#desk/parts.ts';
import type { PromiseAnswer } from '#tasks/shared.ts';
import styles from './promises.module.css';
import { usePromiseActs } from './use-promises.ts';

/** What asks for more before it is done. */
export type Doing = 'move' | 'give';

type Act = { name: 'keep' | 'withdraw' | Doing; letter?: string; may: boolean; run: () => void };

/** What can be done with an open promise. */
export function PromiseActsRow(props: { promise: PromiseAnswer; keyed: boolean; onDo: (doing: Doing) => void }) {
  const { t } = useWords();
  const { promise, keyed, onDo } = props;
  const { end } = usePromiseActs();
  const { change: mayChange, end: mayEnd } = promise.can;
  const acts: Act[] = [
    { name: 'keep', letter: 'i', may: mayEnd, run: () => void end(promise, 'keep') },
    { name: 'move', letter: 'r', may: mayChange, run: () => onDo('move') },
    { name: 'give', letter: 'a', may: mayChange, run: () => onDo('give') },
    { name: 'withdraw', may: mayEnd, run: () => void end(promise, 'withdraw') },
  ];
  const offered = acts.filter(({ may }) => may);
  useKeys(
    offered.flatMap(({ name, letter, run }) =>
      keyed && letter ? [{ keys: letter, says: t(`hotline.duty.promise.${name}`), run }] : [],
    ),
  );
  return (
    <div className={styles.acts}>
      {offered.map(({ name, letter, run }) => (
        <Button
          key={name}
          size="xs"
          variant={letter ? 'default' : 'subtle'}
          onClick={run}
          rightSection={keyed && letter ? <Key k={letter.toUpperCase()} /> : undefined}
        >
          {t(`hotline.duty.promise.${name}`)}
        </Button>
      ))}
    </div>
  );
}
