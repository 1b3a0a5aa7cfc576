import { IconPlus } from '@tabler/icons-react';
import { ChipButton, ErrorState, Ic, LoadingState, useBegun, useWords } from '#desk/parts.ts';
import { Refused } from '#people/desk/index.ts';
import type { ConsentAnswer, Recipient } from '../../shared.ts';
import { ExceptionCard } from '../exceptions/exception-card.tsx';
import { useConsents } from '../queries.ts';
import { AskForm } from './ask-form.tsx';
import { ConsentRow } from './consent-row.tsx';
import styles from './consents.module.css';
import { PrintConsents } from './print-consents.tsx';
import { useConsentActs } from './use-consent-acts.ts';

export type ConsentsProps = {
  /** The record: a contact's or a case's id. */
  dossier: string;
  /** False where the record is closed or only read. */
  writable: boolean;
  /** Organisations a recipient may be; any other name can be written too. */
  organisations?: readonly Recipient[] | undefined;
  /** How often asking for a new one was begun elsewhere on the screen. */
  begun?: number;
};

/** What a person agreed to: one purpose and one recipient a row; withdrawn in one step, without a question. */
export function Consents({ dossier, writable, organisations = [], begun = 0 }: ConsentsProps) {
  const { t } = useWords();
  const consents = useConsents(dossier);
  const { withdraw, write, failed } = useConsentActs(dossier);
  const [asking, setAsking] = useBegun<'new' | ConsentAnswer>(begun, 'new');
  if (consents.isError) return <ErrorState error={consents.error} onRetry={() => void consents.refetch()} />;
  if (consents.isPending) return <LoadingState>{t('rights.consents.opening')}</LoadingState>;
  const rows = consents.data.consents;
  const may = writable && consents.data.can.write;
  const form = (asked: ConsentAnswer | null) => (
    <AskForm
      asked={asked}
      organisations={organisations}
      write={async (written) => {
        await write.mutateAsync(written);
        setAsking(null);
      }}
      onCancel={() => setAsking(null)}
    />
  );
  return (
    <section className={styles.consents} aria-label={t('rights.consents')}>
      <header className={styles.head}>
        <h2>{t('rights.consents')}</h2>
        {may && asking !== 'new' && (
          <ChipButton dashed glyph={<Ic of={IconPlus} size={13} />} onPress={() => setAsking('new')}>
            {t('rights.consents.new')}
          </ChipButton>
        )}
        {rows.length > 0 && <PrintConsents dossier={dossier} consents={rows} />}
      </header>
      <Refused error={failed} />
      {asking === 'new' && form(null)}
      {rows.length === 0 && asking === null && <p className={styles.quiet}>{t('rights.consents.none')}</p>}
      <ul className={styles.rows}>
        {rows.map((row) => (
          <li key={row.id}>
            {asking !== null && asking !== 'new' && asking.id === row.id ? (
              form(asking)
            ) : (
              <ConsentRow
                consent={row}
                onWithdraw={may ? () => withdraw.mutate(row) : undefined}
                onAsk={may ? () => setAsking(row) : undefined}
              />
            )}
          </li>
        ))}
      </ul>
      {consents.data.exceptions.map((exception) => (
        <ExceptionCard key={exception.id} exception={exception} />
      ))}
    </section>
  );
}
