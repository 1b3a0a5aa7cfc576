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
      {found.data && nothingIn(found.data) && <EmptyState title={t('hotline.retention.register.none')} />}
      {found.data && !nothingIn(found.data) && <Proof of={found.data} />}
    </Pane>
  );
}

/** No entry, and none that should be there. */
const nothingIn = ({ total, missing }: RegisterAnswer) => total + missing === 0;

/** What the proof found, in a sentence. */
function useVerdict(): (of: RegisterAnswer) => string {
  const { t } = useWords();
  return ({ total, broken, missing }) => {
    if (broken !== null) return t('hotline.retention.register.broken', { number: broken });
    if (missing > 0) return t('hotline.retention.register.missing', { count: missing });
    return t('hotline.retention.register.whole', { count: total });
  };
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
  const verdict = useVerdict();
  const { broken, missing, finalOn } = of;
  return (
    <div className={styles.check}>
      <Banner tone={broken === null && missing === 0 ? 'ok' : 'stop'}>{verdict(of)}</Banner>
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

function Paper({ of }: { of: RegisterAnswer }) {
  const { entries, total, finalOn } = of;
  const { t } = useWords();
  const { date } = useTimes();
  const me = useMyself();
  const printedAt = useNow();
  const whole = useVerdict()(of);
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
