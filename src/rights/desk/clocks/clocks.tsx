import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { ChipButton, ErrorState, Ic, LoadingState, useFocusBack, useWords } from '#desk/parts.ts';
import { ClockCard } from './clock-card.tsx';
import styles from './clocks.module.css';
import { StartForm } from './clock-forms.tsx';
import { useClocks } from './use-clocks.ts';

export type ClocksProps = {
  /** The record: a contact's or a case's id. */
  dossier: string;
  writable: boolean;
};

/** The times the law gives her: how long still, from where it comes, extended and ended with a reason. */
export function Clocks({ dossier, writable }: ClocksProps) {
  const { t } = useWords();
  const clocks = useClocks(dossier);
  const [starting, setStarting] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  const start = useFocusBack(starting);
  if (clocks.isError) return <ErrorState error={clocks.error} onRetry={() => void clocks.refetch()} />;
  if (clocks.isPending) return <LoadingState />;
  const { sources, usual, can } = clocks.data;
  const may = writable && can.write;
  const running = clocks.data.clocks.some(({ ended }) => ended === null);
  if (clocks.data.clocks.length === 0 && !may) return null;
  // Once a clock runs there is no button to go back to.
  const done = () => {
    title.current?.focus();
    setStarting(false);
  };
  return (
    <section className={styles.clocks} aria-label={t('rights.clocks')}>
      <header className={styles.head}>
        <h2 ref={title} tabIndex={-1}>
          {t('rights.clocks')}
        </h2>
        {may && !running && !starting && (
          <ChipButton dashed ref={start} glyph={<Ic of={IconPlus} size={13} />} onPress={() => setStarting(true)}>
            {t('rights.clock.start')}
          </ChipButton>
        )}
      </header>
      {starting && <StartForm dossier={dossier} usual={usual} onDone={done} />}
      {clocks.data.clocks.map((clock) => (
        <ClockCard key={clock.id} {...{ dossier, clock, sources }} writable={may} />
      ))}
    </section>
  );
}
