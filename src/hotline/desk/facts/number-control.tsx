import { Button, TextInput } from '@mantine/core';
import { useState, type FocusEvent } from 'react';
import { call, useWords } from '#desk/parts.ts';
import { HeldNumber, useLinkedSoFar } from '#people/desk/index.ts';
import { maskIn } from '#people/shared.ts';
import { isMask } from '../autosave/draft.ts';
import type { ContactNumberAnswer, FieldValue } from '../../shared.ts';
import { useEditing, useField } from '../editor/editing.ts';
import styles from './facts.module.css';
import type { ControlProps } from './question-control.tsx';
import { showNumberOf, useHiddenOnLeaving, useShownNumber } from './shown-number.ts';

/** What stood in the field when another number was asked for, and in which version. */
type Held = { value: FieldValue; version: number };

/**
 * A number somebody can be reached by. What I type is mine to read until the contact is about somebody known; from then
 * on, and for everybody else, it is masked, and shown through her rule.
 */
export function NumberControl(props: ControlProps) {
  const { question, value } = props;
  const { contact, now, writable } = useEditing();
  const linked = useLinkedSoFar(contact.id);
  const [focused, setFocused] = useState(false);
  const [held, setHeld] = useState<Held | null>(null);
  useHiddenOnLeaving();
  const typing = question.id in now.draft.typed || focused;
  const masked = typeof value === 'string' && (isMask(question.id, value) || (linked && !typing));
  const change = () => setHeld({ value, version: now.draft.known[question.id]?.version ?? 0 });
  if (masked && !held) return <Masked {...props} text={maskIn(value)} onChanging={writable ? change : undefined} />;
  const left = (event: FocusEvent) => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    setFocused(false);
    setHeld(null);
  };
  return (
    <div onFocus={() => setFocused(true)} onBlur={left}>
      {held ? <Another {...props} held={held} onDone={() => setHeld(null)} /> : <NumberInput {...props} />}
    </div>
  );
}

/** The field to type in. */
function NumberInput({ ties, question, value, onChange, fresh = false }: ControlProps & { fresh?: boolean }) {
  return (
    <TextInput
      {...ties}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- another number was just asked for
      autoFocus={fresh}
      value={typeof value === 'string' ? value : ''}
      maxLength={question.most ?? 60}
      inputMode="tel"
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
    />
  );
}

/** Another number over a masked one: the field begins empty, and as long as it is empty the old number stays. */
function Another({ held, onDone, ...props }: ControlProps & { held: Held; onDone: () => void }) {
  const { t } = useWords();
  const { write } = useField(props.question.id);
  const [touched, setTouched] = useState(false);
  const put = (typed: FieldValue) => {
    setTouched(typed !== null);
    if (typed === null) write(held.value, held.version);
    else write(typed);
  };
  return (
    <>
      <NumberInput {...props} fresh value={touched ? props.value : null} onChange={put} />
      <div className={styles.changing}>
        <span>{t('hotline.desk.number.new')}</span>
        <Button
          size="xs"
          variant="subtle"
          onClick={() => {
            write(null);
            onDone();
          }}
        >
          {t('hotline.desk.number.remove')}
        </Button>
      </div>
    </>
  );
}

type MaskedProps = ControlProps & { text: string; onChanging: (() => void) | undefined };

function Masked({ ties, question, text, onChanging }: MaskedProps) {
  const { t } = useWords();
  const { contact, now } = useEditing();
  const version = now.draft.known[question.id]?.version ?? 0;
  const shown = useShownNumber(contact.id)(question.id, version);
  const ask = (override: string | undefined) =>
    call<ContactNumberAnswer>('POST', `/desk/api/contacts/${contact.id}/number`, { field: question.id, override });
  return (
    <fieldset id={ties.id} aria-labelledby={ties['aria-labelledby']}>
      <HeldNumber
        // A number that was changed is asked for anew.
        key={version}
        contact={contact.id}
        masked={text}
        shown={shown}
        ask={ask}
        onShow={(answer) => showNumberOf(contact.id, question.id, answer)}
        acts={
          onChanging && (
            <Button size="xs" variant="subtle" onClick={onChanging}>
              {t('hotline.desk.number.change')}
            </Button>
          )
        }
      />
    </fieldset>
  );
}
