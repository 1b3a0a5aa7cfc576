import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import {
  Banner,
  call,
  EmptyState,
  ErrorState,
  Ic,
  LoadingState,
  Pane,
  PrintSheet,
  useNow,
  useSentence,
  useTimes,
  useWords,
} from '#desk/parts.ts';
import type { ErasureLine, RegisterAnswer } from '../../retention/answers.ts';
import { useNames } from '../editor/people.ts';
import { useMyself } from '../queries.ts';
import styles from './retention.module.css';
import { useRegister } from './use-retention.ts';

/** The proof of what went: whether the register is whole, until when archives still know it, and printing it. */
export function Register({ erased }: { erased: number }) {
  const { t } = useWords();
  const found = useRegister(erased);
  return (
    <Pane title={t('hotline.retention.register')}>
      {found.isPending && <LoadingState />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.total === 0 && <EmptyState title={t('hotline.retention.register.none')} />}
      {found.data && found.data.total > 0 && <Proof of={found.data} />}
    </Pane>
  );
}

function Proof({ of }: { of: RegisterAnswer }) {
  const { t } = useWords();
  const { date } = useTimes();
  const say = useSentence();
  const [sentence, setSentence] = useState<string | null>(null);
  // What is not noted is not printed.
  const print = async () => {
    try {
      await call('POST', '/desk/api/retention/register/print', {});
      setSentence(null);
      globalThis.print();
    } catch (error) {
      setSentence(say(error));
    }
  };
  const { total, broken, finalOn } = of;
  return (
    <div className={styles.check}>
      {broken === null ? (
        <Banner tone="ok">{t('hotline.retention.register.whole', { count: total })}</Banner>
      ) : (
        <Banner tone="stop">{t('hotline.retention.register.broken', { number: broken })}</Banner>
      )}
      <p className={styles.note}>
        {finalOn === null
          ? t('hotline.retention.register.no-archive')
          : t('hotline.retention.register.final', { date: date(`${finalOn}T12:00:00Z`) })}
      </p>
      {sentence !== null && <p role="alert">{sentence}</p>}
      <div className={styles.acts}>
        <Button leftSection={<Ic of={IconPrinter} size={17} />} onClick={() => void print()}>
          {t('hotline.retention.print')}
        </Button>
      </div>
      {createPortal(<Paper of={of} />, document.body)}
    </div>
  );
}

function Paper({ of: { entries, total, broken, finalOn } }: { of: RegisterAnswer }) {
  const { t } = useWords();
  const { date } = useTimes();
  const me = useMyself();
  const printedAt = useNow();
  const whole =
    broken === null
      ? t('hotline.retention.register.whole', { count: total })
      : t('hotline.retention.register.broken', { number: broken });
  return (
    <div className={styles.paper}>
      <PrintSheet
        title={t('hotline.retention.register')}
        classification={t('hotline.retention.paper.classification')}
        rows={[
          { label: t('hotline.retention.paper.proof'), value: whole },
          {
            label: t('hotline.retention.paper.final'),
            value: finalOn === null ? t('hotline.retention.register.no-archive') : date(`${finalOn}T12:00:00Z`),
          },
        ]}
        printedBy={me?.name ?? ''}
        printedAt={printedAt}
      >
        <table className={styles.table}>
          <thead>
            <tr>
              {['number', 'day', 'rule', 'by', 'along', 'mark'].map((column) => (
                <th key={column} scope="col">
                  {t(`hotline.retention.paper.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <Entry key={entry.number} entry={entry} />
            ))}
          </tbody>
        </table>
        {entries.length < total && <p>{t('hotline.retention.shown', { shown: entries.length, all: total })}</p>}
      </PrintSheet>
    </div>
  );
}

function Entry({ entry: { number, day, rule, by, along, mark } }: { entry: ErasureLine }) {
  const { t } = useWords();
  const { date } = useTimes();
  const { name } = useNames()(by);
  return (
    <tr>
      <td>{number}</td>
      <td>{date(`${day}T12:00:00Z`)}</td>
      <td>{t(`hotline.retention.kind.${rule}`)}</td>
      <td>{name}</td>
      <td>{along}</td>
      <td className={styles.mark}>{mark}</td>
    </tr>
  );
}
