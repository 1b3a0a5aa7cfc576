import { Button } from '@mantine/core';
import { Banner, Ic, Sealed, useTimes, useWords } from '#desk/parts.ts';
import { useColleague } from '#people/desk/index.ts';
import type { ConsentAnswer, ConsentVersion } from '../../shared.ts';
import styles from './consents.module.css';
import { signs, type Standing } from './signs.ts';

export type ConsentRowProps = {
  consent: ConsentAnswer;
  onWithdraw?: (() => void) | undefined;
  onAsk?: (() => void) | undefined;
};

/** One consent: its sign, to whom, what of it until when; withdrawn here, or asked again. */
export function ConsentRow({ consent, onWithdraw, onAsk }: ConsentRowProps) {
  const { t } = useWords();
  const { purpose, recipient, words, used } = consent;
  const standing: Standing = consent.over ? 'over' : consent.state;
  const what = recipient?.name ?? t(`rights.purpose.${purpose}`);
  return (
    <article className={styles.row} data-standing={standing}>
      <Ic of={signs[standing]} size={19} />
      <div className={styles.said}>
        <p>
          <span className="said-only">{t(`rights.row.sign.${standing}`)}: </span>
          {recipient ? (
            <b>
              <Sealed inline>{recipient.name}</Sealed>
            </b>
          ) : (
            <b className={styles.capital}>{what}</b>
          )}
        </p>
        {recipient && <p className={styles.for}>{t(`rights.purpose.${purpose}`)}</p>}
        <HowItStands consent={consent} standing={standing} />
        {words !== '' && <Sealed>{words}</Sealed>}
        {standing === 'withdrawn' && used.times > 0 && (
          <Banner tone="warn">{t('rights.row.tell', { times: used.times })}</Banner>
        )}
        {consent.history.length > 0 && <History versions={consent.history} />}
      </div>
      {standing === 'given' && onWithdraw && (
        <Button size="xs" onClick={onWithdraw} aria-label={t('rights.withdraw.of', { what })}>
          {t('rights.withdraw')}
        </Button>
      )}
      {standing !== 'given' && onAsk && (
        <Button size="xs" variant="subtle" onClick={onAsk} aria-label={t('rights.ask.of', { what })}>
          {t(standing === 'not_asked' ? 'rights.ask' : 'rights.ask.again')}
        </Button>
      )}
    </article>
  );
}

function HowItStands({ consent, standing }: { consent: ConsentAnswer; standing: Standing }) {
  const { t } = useWords();
  const { shortDate } = useTimes();
  const { data, until, at, used } = consent;
  if (standing !== 'given') {
    const date = shortDate(standing === 'over' && until ? `${until}T12:00:00Z` : at);
    return <p className={styles.quiet}>{t(`rights.state.${standing}`, { date })}</p>;
  }
  const kinds = data.map((kind) => t(`rights.data.${kind}`)).join(', ') || t('rights.row.whole');
  return (
    <p className={styles.quiet}>
      {[
        kinds,
        until && t('rights.row.until', { date: shortDate(`${until}T12:00:00Z`) }),
        used.last !== null && t('rights.row.used', { times: used.times, date: shortDate(`${used.last}T12:00:00Z`) }),
      ]
        .filter(Boolean)
        .join('; ')}
    </p>
  );
}

function History({ versions }: { versions: readonly ConsentVersion[] }) {
  const { t } = useWords();
  const { shortDate, time } = useTimes();
  const nameOf = useColleague();
  return (
    <details className={styles.history}>
      <summary>{t('rights.row.history')}</summary>
      <ul>
        {versions.map(({ version, at, by, state, words }) => (
          <li key={version}>
            {t('rights.row.then', {
              date: shortDate(at),
              time: time(at),
              who: nameOf(by).name,
              what: t(`rights.state.${state}`, { date: shortDate(at) }),
            })}
            {words !== '' && <Sealed>{words}</Sealed>}
          </li>
        ))}
      </ul>
    </details>
  );
}
