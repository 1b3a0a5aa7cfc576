import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { call, ErrorState, LoadingState, useWords } from '#desk/parts.ts';
import type { SheetAnswer } from '../../shared.ts';
import { Refused } from '../ask/refused.tsx';
import { SecretField } from '../ask/secret-field.tsx';
import { useArrival } from '../ask/use-arrival.ts';
import { useWait } from '../ask/use-wait.ts';
import { WordsCheck } from '../ask/words-check.tsx';
import { useMyself } from '../use-myself.ts';
import { PaperWords } from './paper-words.tsx';
import styles from './sheet.module.css';
import { WordsOnScreen } from './words-on-screen.tsx';

type Sheet = NonNullable<SheetAnswer>;

/** One's own way back: make the sheet, print it, copy four words from the paper. Shown again until that is done. */
export function OwnSheet({ onChecked, first }: { onChecked: () => void; first?: string }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const sheet = useQuery({
    queryKey: ['own-sheet'],
    queryFn: () => call<{ sheet: SheetAnswer }>('GET', '/desk/api/sheet'),
    gcTime: 0,
  });
  if (sheet.isPending) return <LoadingState />;
  if (sheet.isError) return <ErrorState error={sheet.error} onRetry={() => void sheet.refetch()} />;
  if (sheet.data.sheet) return <PrintAndCheck sheet={sheet.data.sheet} onChecked={onChecked} />;
  return (
    <MakeSheet
      act={first ?? t('staff.sheet.make')}
      onMade={(made) => queries.setQueryData<{ sheet: SheetAnswer }>(['own-sheet'], made)}
    />
  );
}

/** A sheet opens her account, so an open screen is not enough to make one: the passphrase is asked for. */
function MakeSheet({ act, onMade }: { act: string; onMade: (made: { sheet: SheetAnswer }) => void }) {
  const { t } = useWords();
  const [passphrase, setPassphrase] = useState('');
  const making = useMutation({
    mutationFn: () => call<{ sheet: SheetAnswer }>('POST', '/desk/api/sheet', { passphrase }),
    onSuccess: onMade,
    onError: () => setPassphrase(''),
  });
  const wait = useWait(making.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (passphrase && wait === 0) making.mutate();
  };
  return (
    <form className={styles.make} onSubmit={submit}>
      <SecretField
        label={t('staff.passphrase.label')}
        hint={t('staff.sheet.passphrase.hint')}
        kind="current-password"
        value={passphrase}
        onChange={setPassphrase}
      />
      <Refused error={making.error} wait={wait} />
      <Button type="submit" variant="filled" loading={making.isPending} disabled={!passphrase || wait > 0}>
        {act}
      </Button>
    </form>
  );
}

function PrintAndCheck({ sheet, onChecked }: { sheet: Sheet; onChecked: () => void }) {
  const { t } = useWords();
  const me = useMyself();
  const queries = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  useArrival(heading);
  const checked = () => {
    queries.removeQueries({ queryKey: ['own-sheet'] });
    void queries.invalidateQueries({ queryKey: ['me'] });
    onChecked();
  };
  return (
    <div className={styles.two}>
      <section className={styles.card} aria-labelledby="sheet-print">
        <h2 id="sheet-print" ref={heading} tabIndex={-1}>
          {t('staff.sheet.print.title')}
        </h2>
        <p className={styles.small}>{t('staff.sheet.print.text')}</p>
        <WordsOnScreen words={sheet.words} print={t('staff.sheet.print.act')} />
      </section>
      <section className={styles.card} aria-labelledby="sheet-check">
        <h2 id="sheet-check">{t('staff.sheet.check.title')}</h2>
        <p className={styles.small}>{t('staff.sheet.check.text')}</p>
        <WordsCheck
          key={sheet.words.join(' ')}
          ask={sheet.ask}
          act={t('staff.sheet.check.act')}
          check={(words) => call('POST', '/desk/api/sheet/check', { words })}
          onChecked={checked}
        />
      </section>
      <PaperWords
        title={t('staff.sheet.paper.title')}
        holder={me?.name ?? ''}
        purpose={t('staff.sheet.paper.purpose')}
        keep={t('staff.sheet.paper.keep')}
        words={sheet.words}
      />
    </div>
  );
}
