import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useWords } from '#desk/parts.ts';
import type { PromiseAnswer } from '#tasks/shared.ts';
import { useDuty } from '../shift/use-duty.ts';
import { useNames } from '../../editor/people.ts';
import { useMyself } from '../../queries.ts';
import styles from './promises.module.css';
import { usePromiseActs } from './use-promises.ts';

/** To whom a promise goes: somebody on duty on its line, or the line itself. One press, with its undo. */
export function GivePromise({ promise, onDone }: { promise: PromiseAnswer; onDone: () => void }) {
  const { t } = useWords();
  const nameOf = useNames();
  const acts = usePromiseActs();
  const me = useMyself()?.id;
  const line = useDuty().data?.lines.find(({ line: id }) => id === promise.line);
  const here = new Set(line?.posts.filter(({ awaySince }) => awaySince === null).map(({ account }) => account));
  const others = [...here].filter((account) => account !== promise.owner);
  const group = useRef<HTMLFieldSetElement>(null);
  useEffect(() => group.current?.querySelector('button')?.focus(), []);
  const give = (owner: string | null, says: string) => {
    void acts.give(promise, owner, says);
    onDone();
  };
  return (
    <fieldset ref={group} className={styles.form} aria-label={t('hotline.duty.promise.give')}>
      <p className={styles.small}>
        {t(others.length > 0 ? 'hotline.duty.promise.give.whom' : 'hotline.duty.promise.give.nobody')}
      </p>
      <div className={styles.acts}>
        {others.map((account) => (
          <Button
            key={account}
            onClick={() => give(account, t('hotline.duty.promise.give.done', { name: nameOf(account).name }))}
          >
            {account === me ? t('hotline.duty.promise.give.me') : nameOf(account).name}
          </Button>
        ))}
        {promise.owner !== null && (
          <Button onClick={() => give(null, t('hotline.duty.promise.give.line.done'))}>
            {t('hotline.duty.promise.give.line')}
          </Button>
        )}
        <Button variant="subtle" onClick={onDone}>
          {t('hotline.desk.cancel')}
        </Button>
      </div>
    </fieldset>
  );
}
