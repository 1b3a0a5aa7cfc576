import { useState } from 'react';
import { ChipButton, Field, Sealed, useWords } from '#desk/parts.ts';
import type { Question } from '#kernel/forms.ts';
import { Checks, TwoHistories } from '#screening/desk/index.ts';
import { valueOf } from '../autosave/draft.ts';
import { useEditing } from '../editor/editing.ts';
import styles from './facts.module.css';
import { QuestionField } from './question-field.tsx';

/** The questions of the form, in the order people talk. Nothing is required; what was not asked waits as chips. */
export function Facts() {
  const { t } = useWords();
  const { contact, form, now, writable } = useEditing();
  const [unfolded, setUnfolded] = useState<readonly string[]>([]);
  const asked = ({ id }: Question) => valueOf(now.draft, id) !== null;
  const questions = form.questions.filter(({ place }) => place !== 'danger');
  const shown = questions.filter((question) =>
    writable ? question.place === 'open' || asked(question) || unfolded.includes(question.id) : asked(question),
  );
  const folded = questions.filter((question) => !shown.includes(question));
  return (
    <>
      <header className={styles.head}>
        <h2>{t('hotline.desk.facts')}</h2>
        {writable && <span>{t('hotline.desk.facts.free')}</span>}
      </header>
      <div className={styles.facts}>
        {shown.length === 0 && <p className={styles.none}>{t('hotline.desk.facts.none')}</p>}
        {papers(shown).map(({ sealed, questions: own }) => {
          const fields = own.map((question) => (
            <QuestionField key={question.id} question={question} focused={unfolded.at(-1) === question.id} />
          ));
          const key = own[0]?.id;
          return sealed ? (
            <Sealed key={key}>
              <div className={styles.stack}>{fields}</div>
            </Sealed>
          ) : (
            <div key={key} className={styles.stack}>
              {fields}
            </div>
          );
        })}
        {folded.length > 0 && writable && (
          <NotAsked questions={folded} onAsk={(id) => setUnfolded([...unfolded, id])} />
        )}
      </div>
      <Checks dossier={contact.id} />
      <TwoHistories dossier={contact.id} />
    </>
  );
}

type Paper = { sealed: boolean; questions: Question[] };

// Neighbours on the same paper share one sheet of it.
function papers(questions: readonly Question[]): Paper[] {
  const sheets: Paper[] = [];
  for (const question of questions) {
    const sealed = question.half === 'sealed';
    const last = sheets.at(-1);
    if (last?.sealed === sealed) last.questions.push(question);
    else sheets.push({ sealed, questions: [question] });
  }
  return sheets;
}

function NotAsked({ questions, onAsk }: { questions: readonly Question[]; onAsk: (id: string) => void }) {
  const { t } = useWords();
  return (
    <Field label={t('hotline.desk.facts.notAsked')}>
      {({ id, 'aria-labelledby': label }) => (
        <fieldset id={id} aria-labelledby={label} className={styles.chips}>
          {questions.map((question) => (
            <ChipButton key={question.id} dashed onPress={() => onAsk(question.id)}>
              {t(`hotline.q.${question.id}`)}
            </ChipButton>
          ))}
        </fieldset>
      )}
    </Field>
  );
}
