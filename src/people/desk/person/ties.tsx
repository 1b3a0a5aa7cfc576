import { Button } from '@mantine/core';
import { IconLock, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Ic, Sealed, useFocusBack, useWords } from '#desk/parts.ts';
import type { TieAnswer } from '../../shared.ts';
import { Refused } from '../refused.tsx';
import { scriptOf } from '../script-of.ts';
import { NewTie } from './new-tie.tsx';
import styles from './person.module.css';
import { useTies } from './use-ties.ts';

type TiesProps = { person: string; ties: readonly TieAnswer[]; writable: boolean };

/** Who belongs to her: what each is to her, the way to whoever one may open; adding one, taking one back. */
export function Ties({ person, ties, writable }: TiesProps) {
  const { t } = useWords();
  const { tying, untying, error } = useTies(person);
  const [adding, setAdding] = useState(false);
  const add = useFocusBack(adding);
  return (
    <div className={styles.list}>
      {ties.length === 0 && <p className={styles.quiet}>{t('people.desk.ties.none')}</p>}
      <ul className={styles.list}>
        {ties.map((tie) => (
          <li key={tie.id} className={styles.fact}>
            <Tie tie={tie} />
            {writable && (
              <Button
                size="xs"
                variant="subtle"
                className={styles.ends}
                aria-label={t('people.desk.ties.remove', { kind: t(`people.code.tie.${tie.kind}`) })}
                onClick={() => untying.mutate(tie, { onSuccess: () => add.current?.focus() })}
              >
                {t('people.desk.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Refused error={error} />
      {writable && adding && (
        <NewTie
          person={person}
          onTie={tying.mutateAsync}
          busy={tying.isPending}
          error={tying.error}
          onClose={() => setAdding(false)}
        />
      )}
      {writable && !adding && (
        <Button ref={add} size="xs" leftSection={<Ic of={IconPlus} size={14} />} onClick={() => setAdding(true)}>
          {t('people.desk.ties.add')}
        </Button>
      )}
    </div>
  );
}

function Tie({ tie }: { tie: TieAnswer }) {
  const { t } = useWords();
  return (
    <>
      <span className={styles.quiet}>{t(`people.code.tie.${tie.kind}`)}</span>
      {tie.name === null ? (
        t('people.desk.ties.closed')
      ) : (
        <Link to="/people/$id" params={{ id: tie.other }}>
          <Sealed inline lang={scriptOf(tie.name)}>
            {tie.name}
          </Sealed>
        </Link>
      )}
      {!tie.opens && (
        <span className={styles.quiet}>
          <Ic of={IconLock} size={14} /> {t('people.desk.ties.apart')}
        </span>
      )}
    </>
  );
}
