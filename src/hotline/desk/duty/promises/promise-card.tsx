import { useState } from 'react';
import { Chip, Ic, Initials, PromiseChip, Sealed, useTimes, useWords } from '#desk/parts.ts';
import type { PromiseAnswer } from '#tasks/shared.ts';
import { useNames } from '../../editor/people.ts';
import { GivePromise } from './give-promise.tsx';
import { kindIcons } from '../kind-icons.ts';
import { MovePromise } from './move-promise.tsx';
import { PromiseActsRow, type Doing } from './promise-acts.tsx';
import styles from './promises.module.css';

/** One promise: until when, what, whose, in which words; done, moved, handed over or withdrawn. `keyed`: the screen's keys work on it. */
export function PromiseCard({ promise, keyed }: { promise: PromiseAnswer; keyed: boolean }) {
  const [doing, setDoing] = useState<Doing | null>(null);
  const done = () => setDoing(null);
  const { ending, text } = promise;
  return (
    <li className={styles.card} data-keyed={keyed || undefined} data-ended={ending !== null || undefined}>
      <Top promise={promise} />
      {text !== '' && <Sealed>{text}</Sealed>}
      {!ending && <Story promise={promise} />}
      {!ending && doing === null && <PromiseActsRow promise={promise} keyed={keyed} onDo={setDoing} />}
      {!ending && doing === 'move' && <MovePromise promise={promise} onDone={done} />}
      {!ending && doing === 'give' && <GivePromise promise={promise} onDone={done} />}
    </li>
  );
}

function Top({ promise }: { promise: PromiseAnswer }) {
  const { t } = useWords();
  const { time } = useTimes();
  const nameOf = useNames();
  const { kind, due, made, ending } = promise;
  const whose = ending?.by ?? promise.owner;
  return (
    <p className={styles.top}>
      {ending && (
        <Chip tone={ending.how === 'kept' ? 'ok' : 'line'}>
          {t(`tasks.ending.${ending.how}`)} {time(ending.at)}
        </Chip>
      )}
      {!ending && due && <PromiseChip due={due} given={made} />}
      {!ending && !due && <Chip tone="calm">{t('hotline.duty.promise.noDue')}</Chip>}
      <Ic of={kindIcons[kind]} />
      <b>{t(`tasks.kind.${kind}`)}</b>
      <span className={styles.whose}>
        {whose ? <Initials of={nameOf(whose).initials} name={nameOf(whose).name} /> : t('hotline.duty.promise.lines')}
      </span>
    </p>
  );
}

/** Who promised it and when; and how it came to be as it is, where it changed since. */
function Story({ promise }: { promise: PromiseAnswer }) {
  const { t } = useWords();
  const { time, shortDate } = useTimes();
  const nameOf = useNames();
  const at = (moment: string) => ({ date: shortDate(moment), time: time(moment) });
  const { name, gender } = nameOf(promise.madeBy);
  const moves = promise.history.filter(({ why }) => why !== 'made');
  return (
    <ul className={styles.story}>
      {moves.map((move) => (
        <li key={move.version}>
          {t('hotline.duty.promise.then', { ...at(move.at), what: t(`tasks.move.${move.why}`) })}
          {move.by !== null && `, ${nameOf(move.by).name}`}
          {move.reason !== '' && ': '}
          {move.reason !== '' && <Sealed inline>{move.reason}</Sealed>}
        </li>
      ))}
      <li>{t('hotline.duty.promise.by', { ...at(promise.made), gender, name })}</li>
    </ul>
  );
}
