import { Banner, ErrorState, LoadingState, useKeys, useWords } from '#desk/parts.ts';
import { useMyself } from '../../queries.ts';
import { ShiftLine } from './shift-line.tsx';
import styles from './shift.module.css';
import { lineToTake, useDuty, useDutyActs } from './use-duty.ts';

/** Who is on which line and post since when, and taking, leaving and handing over. */
export function ShiftSheet() {
  const { t } = useWords();
  const duty = useDuty();
  const acts = useDutyActs();
  const me = useMyself()?.id ?? '';
  const lines = duty.data?.lines ?? [];
  const next = lineToTake(lines, me);
  useKeys(
    next
      ? [
          {
            keys: 't',
            says: t('hotline.duty.take.line', { line: next.name }),
            run: () => acts.take(next.line, 'operator'),
          },
        ]
      : [],
  );
  return (
    <div className={styles.sheet}>
      <h2>{t('hotline.duty.shift.title')}</h2>
      {duty.isPending && <LoadingState />}
      {duty.isError && <ErrorState error={duty.error} onRetry={() => void duty.refetch()} />}
      {acts.moved > 0 && !acts.pending && (
        <Banner tone="note" live>
          {t('hotline.duty.shift.moved', { n: acts.moved })}
        </Banner>
      )}
      {lines.map((line) => (
        <ShiftLine key={line.line} line={line} me={me} acts={acts} first={line === next} />
      ))}
      <p className={styles.small}>{t('hotline.duty.shift.how')}</p>
    </div>
  );
}
