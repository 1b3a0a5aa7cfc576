import { useId } from 'react';
import { useWords } from '../words.tsx';
import { Choice, groupAttributes, Radio, type Named } from './choice.tsx';
import { cx } from './cx.ts';
import styles from './five-answers.module.css';

export type Answer = 'yes' | 'no' | 'unknown' | 'refused' | 'not-asked';

const answers: readonly Answer[] = ['yes', 'no', 'unknown', 'refused', 'not-asked'];
const signs: Record<Answer, string> = { yes: '+', no: '−', unknown: '?', refused: '/', 'not-asked': '·' };

export type FiveAnswersProps = Named & {
  value: Answer | null;
  onChange: (value: Answer | null) => void;
  /** Five boxes without words, for a grid whose columns are headed; keys 1 to 5. */
  boxes?: boolean;
  disabled?: boolean;
};

/** The five answers, which are five different things: yes, no, not known, would not say, not asked. */
export function FiveAnswers({ value, onChange, boxes = false, disabled = false, ...named }: FiveAnswersProps) {
  const { t } = useWords();
  const group = useId();
  if (!boxes) {
    const options = answers.map((answer) => ({ value: answer, label: t(`desk.answer.${answer}`) }));
    return <Choice {...named} options={options} value={value} onChange={onChange} disabled={disabled} />;
  }
  const pick = (at: number | null) => onChange(at === null ? null : (answers[at] ?? null));
  return (
    <div {...groupAttributes(named)} role="radiogroup" className={styles.boxes}>
      {answers.map((answer, at) => (
        <label key={answer} className={cx(styles.box, answer === value && styles[answer])}>
          <Radio
            group={group}
            at={at}
            count={answers.length}
            chosen={answer === value}
            disabled={disabled}
            onPick={pick}
            name={t(`desk.answer.${answer}`)}
          />
          {answer === value && <span aria-hidden="true">{signs[answer]}</span>}
        </label>
      ))}
    </div>
  );
}
