import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { Ic, useTimes, useWords } from '#desk/parts.ts';
import { dayProblem, type SpanDraft } from './lines-draft.ts';
import styles from './lines.module.css';

const MOST = 4;
const monday = Date.UTC(2026, 10, 23, 12);
const dayMs = 86_400_000;

/** Seven days with their spans; a day without one is a day on which nobody answers. */
export function Hours({ days, onChange }: { days: SpanDraft[][]; onChange: (days: SpanDraft[][]) => void }) {
  const { t } = useWords();
  const { weekday } = useTimes();
  const put = (day: number, spans: SpanDraft[]) => onChange(days.map((old, at) => (at === day ? spans : old)));
  return (
    <ul className={styles.days}>
      {days.map((spans, day) => {
        const name = weekday(new Date(monday + day * dayMs));
        const problem = dayProblem(spans);
        return (
          <li key={name}>
            <span className={styles.day}>{name}</span>
            <div className={styles.spans}>
              {spans.map((span, at) => (
                <Span
                  // oxlint-disable-next-line react/no-array-index-key -- spans have no name but their place
                  key={at}
                  span={span}
                  day={name}
                  onChange={(next) => put(day, next ? spans.with(at, next) : spans.toSpliced(at, 1))}
                />
              ))}
              {spans.length === 0 && <span className={styles.shut}>{t('staff.first.lines.shut')}</span>}
              {spans.length < MOST && (
                <Button
                  size="xs"
                  variant="subtle"
                  leftSection={<Ic of={IconPlus} size={14} />}
                  aria-label={t('staff.first.lines.span.add-to', { day: name })}
                  onClick={() => put(day, [...spans, { from: spans.at(-1)?.to ?? '9.00', to: '' }])}
                >
                  {t('staff.first.lines.span.add')}
                </Button>
              )}
            </div>
            {problem && spans.length > 0 && (
              <output className={styles.problem}>{t(`staff.first.lines.problem.${problem}`)}</output>
            )}
          </li>
        );
      })}
    </ul>
  );
}

type SpanProps = { span: SpanDraft; day: string; onChange: (span: SpanDraft | null) => void };

function Span({ span, day, onChange }: SpanProps) {
  const { t } = useWords();
  return (
    <span className={styles.span}>
      <TextInput
        className={styles.time}
        aria-label={t('staff.first.lines.from', { day })}
        value={span.from}
        inputMode="decimal"
        onChange={(event) => onChange({ ...span, from: event.currentTarget.value })}
      />
      <span aria-hidden>–</span>
      <TextInput
        className={styles.time}
        aria-label={t('staff.first.lines.to', { day })}
        value={span.to}
        inputMode="decimal"
        onChange={(event) => onChange({ ...span, to: event.currentTarget.value })}
      />
      <button type="button" aria-label={t('staff.first.lines.span.remove', { day })} onClick={() => onChange(null)}>
        <Ic of={IconX} size={15} />
      </button>
    </span>
  );
}
