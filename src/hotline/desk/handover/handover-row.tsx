import { IconPencil, IconQuote } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Chip, Ic, Initials, PromiseChip, RiskChip, Sealed, useTimes, useWords, type RiskLevel } from '#desk/parts.ts';
import type { HandoverRow as Row } from '../../shared.ts';
import { kindIcons } from '../duty/kind-icons.ts';
import { useNames } from '../editor/people.ts';
import styles from './handover.module.css';

/** One promise the next shift must keep: by when, what, to whom, in which words, and the last lines of the talk. */
export function HandoverRow({ row }: { row: Row }) {
  const { t } = useWords();
  const nameOf = useNames();
  const { promise, number, contact, callType, risk, who, last } = row;
  const owner = promise.owner === null ? null : nameOf(promise.owner);
  return (
    <li className={styles.row}>
      <p className={styles.top}>
        {promise.due ? (
          <PromiseChip due={promise.due} given={promise.made} />
        ) : (
          <Chip tone="calm">{t('hotline.duty.promise.noDue')}</Chip>
        )}
        <Ic of={kindIcons[promise.kind]} />
        <b>{t(`tasks.kind.${promise.kind}`)}</b>
        {who !== null && <Sealed inline>{who}</Sealed>}
        {risk && <RiskChip level={risk as RiskLevel} />}
        <span className={styles.owner}>
          {owner ? <Initials of={owner.initials} name={owner.name} /> : t('hotline.duty.promise.lines')}
        </span>
      </p>
      <p className={styles.small}>
        <Link to="/contacts/$id" params={{ id: contact }}>
          {number}
        </Link>
        {' · '}
        {callType ? t(`hotline.code.call_type.${callType}`) : t('hotline.desk.typeNotAsked')}
      </p>
      {promise.text !== '' && <Sealed>{promise.text}</Sealed>}
      {last.length > 0 && <LastLines last={last} />}
    </li>
  );
}

function LastLines({ last }: { last: Row['last'] }) {
  const { t } = useWords();
  const { time } = useTimes();
  return (
    <Sealed>
      <ol className={styles.last} aria-label={t('hotline.handover.last')}>
        {last.map((said) => (
          <li key={said.at}>
            <time dateTime={said.at}>{time(said.at)}</time>
            <Ic of={said.voice === 'hers' ? IconQuote : IconPencil} size={15} />
            <span>
              <span className="said-only">{t(`hotline.desk.talk.${said.voice}`)} </span>
              {said.text}
            </span>
          </li>
        ))}
      </ol>
    </Sealed>
  );
}
