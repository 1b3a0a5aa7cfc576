import { useEffect, useRef } from 'react';
import { Field, useTimes, useWords } from '#desk/parts.ts';
import type { Question } from '#kernel/forms.ts';
import { hasDigit, isMasked } from '#people/shared.ts';
import { KnownHint } from '#people/desk/index.ts';
import { useEditing, useField } from '../editor/editing.ts';
import { useNames } from '../editor/people.ts';
import { useMyself } from '../queries.ts';
import { FieldClash } from './field-clash.tsx';
import styles from './facts.module.css';
import { QuestionControl } from './question-control.tsx';
import { useAnswerText } from './answer-text.ts';

/** One question: its label, what kind of answer it takes, when it was said, and a conflict if there is one. */
export function QuestionField({ question, focused }: { question: Question; focused: boolean }) {
  const { t } = useWords();
  const { writable } = useEditing();
  const field = useField(question.id);
  const text = useAnswerText();
  const label = t(`hotline.q.${question.id}`);
  const own = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focused) own.current?.querySelector<HTMLElement>('input, textarea, button')?.focus();
  }, [focused]);
  const error = field.refused && t(`errors.${field.refused}`, { field: label });
  return (
    <div ref={own} data-question={question.id}>
      <Field label={label} hint={<Hint question={question} />} error={error}>
        {(ties) =>
          writable || (question.masked && field.value !== null) ? (
            <QuestionControl ties={ties} question={question} value={field.value} onChange={field.write} />
          ) : (
            <p id={ties.id} className={styles.answer}>
              {text(question, field.value)}
            </p>
          )
        }
      </Field>
      {question.id === 'caller_number' && <Known />}
      {field.clash && (
        <div className={styles.clash}>
          <FieldClash
            field={question.id}
            label={label}
            say={(value) => text(question, value)}
            free={question.half === 'sealed'}
          />
        </div>
      )}
    </div>
  );
}

/** Answers that are true for a moment only: when they were said matters. */
const fleeting = ['who_near', 'danger_who_near', 'danger_can_speak'];

/** That somebody known may be calling, where the pane that says who is not beside the facts. */
function Known() {
  const { contact, writable } = useEditing();
  const name = useField('caller_name').value;
  const number = useField('caller_number').value;
  if (!writable || typeof number !== 'string') return null;
  return <KnownHint contact={contact.id} name={typeof name === 'string' ? name : ''} number={number} />;
}

function Hint({ question }: { question: Question }) {
  const { t, has } = useWords();
  const { time } = useTimes();
  const { kept, value } = useField(question.id);
  const me = useMyself();
  const nameOf = useNames();
  const key = `hotline.desk.hint.${question.id}`;
  if (question.masked && typeof value === 'string' && value.trim() !== '' && !isMasked(value) && !hasDigit(value))
    return t('hotline.desk.hint.noNumber');
  const answered = kept !== undefined && kept.value !== null;
  if (answered && me && kept.by !== me.id)
    return t('hotline.desk.fact.by', { who: nameOf(kept.by).first, time: time(kept.at) });
  if (answered && fleeting.includes(question.id)) return t('hotline.desk.fact.said', { time: time(kept.at) });
  return has(key) ? t(key) : null;
}
