import { IconPlus, IconX } from '@tabler/icons-react';
import { ApiError, ChipButton, Ic, Sealed, useTimes, useWords } from '#desk/parts.ts';
import { faultOf } from '../../fault.ts';
import { isSameRecipient, type FirstConsent, type Recipient } from '../../shared.ts';
import { AskForm } from './ask-form.tsx';
import styles from './consents.module.css';
import { dayIn } from './draft.ts';
import { signs } from './signs.ts';
import type { Written } from './use-consent-acts.ts';

export type FirstConsentsProps = {
  value: readonly FirstConsent[];
  onChange: (consents: readonly FirstConsent[]) => void;
  /** Whether one is being asked just now; the sheet waits for its answer. */
  asking: boolean;
  onAsking: (asking: boolean) => void;
  organisations: readonly Recipient[];
};

/**
 * What she is asked while her record begins, one purpose and one recipient a row. Nothing is written before the record
 * is; what could not be kept as a consent is refused here already, by the same rule.
 */
export function FirstConsents({ value, onChange, asking, onAsking, organisations }: FirstConsentsProps) {
  const { t } = useWords();
  const write = (written: Written): Promise<void> => {
    const said = firstOf(written, value);
    onChange([...value, said]);
    onAsking(false);
    return Promise.resolve();
  };
  return (
    <section
      className={styles.consents}
      aria-label={t('rights.consents')}
      data-tall={asking || value.length > 3 || undefined}
    >
      <header className={styles.head}>
        <h3 className={styles.small}>{t('rights.consents')}</h3>
        {!asking && (
          <ChipButton dashed glyph={<Ic of={IconPlus} size={13} />} onPress={() => onAsking(true)}>
            {t('rights.consents.new')}
          </ChipButton>
        )}
      </header>
      {value.length === 0 && !asking && <p className={styles.quiet}>{t('rights.consents.none')}</p>}
      <ul className={styles.rows}>
        {value.map((said, place) => (
          <li key={`${said.purpose} ${said.recipient?.name ?? ''}`}>
            <Row said={said} onRemove={() => onChange(value.filter((_each, at) => at !== place))} />
          </li>
        ))}
      </ul>
      {asking && (
        <AskForm
          asked={null}
          organisations={organisations}
          write={async (written) => write(written)}
          onCancel={() => onAsking(false)}
        />
      )}
    </section>
  );
}

function firstOf(written: Written, others: readonly FirstConsent[]): FirstConsent {
  if ('asked' in written) throw new Error('nothing was asked before');
  const { said, purpose, recipient } = written;
  const fault = faultOf(purpose, said, dayIn(0));
  if (fault) throw new ApiError(400, fault.code);
  if (others.some((each) => each.purpose === purpose && isSameRecipient(each.recipient, recipient)))
    throw new ApiError(409, 'consent-exists');
  return { ...said, purpose, recipient };
}

function Row({ said, onRemove }: { said: FirstConsent; onRemove: () => void }) {
  const { t } = useWords();
  const { shortDate } = useTimes();
  const { purpose, recipient, state, until } = said;
  const what = recipient?.name ?? t(`rights.purpose.${purpose}`);
  const rest = [
    recipient && t(`rights.purpose.${purpose}`),
    t(`rights.state.${state}`),
    until && t('rights.row.until', { date: shortDate(`${until}T12:00:00Z`) }),
  ];
  return (
    <div className={styles.row} data-standing={state}>
      <Ic of={signs[state]} size={19} />
      <div className={styles.said}>
        <p>{recipient ? <Sealed inline>{recipient.name}</Sealed> : <b className={styles.capital}>{what}</b>}</p>
        <p className={styles.quiet}>{rest.filter(Boolean).join('; ')}</p>
      </div>
      <button
        type="button"
        className={styles.without}
        aria-label={t('rights.first.without', { what })}
        onClick={onRemove}
      >
        <Ic of={IconX} size={15} />
      </button>
    </div>
  );
}
