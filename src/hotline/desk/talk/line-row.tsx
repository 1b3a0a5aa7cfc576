import { IconPencil, IconQuote, IconX } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { Ic, useTimes, useWords } from '#desk/parts.ts';
import { useField } from '../editor/editing.ts';
import { FieldClash } from '../facts/field-clash.tsx';
import { isLine, opensInsert, type Spoken } from './lines.ts';
import styles from './talk.module.css';
import type { Talk } from './use-talk.ts';

export type LineRowProps = {
  line: Spoken;
  /** What the only line says to do; null of the others. */
  start: string | null;
  talk: Talk;
  onNext: () => void;
  onBefore: () => void;
  onInsert: () => void;
};

const longest = 8_000;

/** One line of the talk under the pen. */
export function LineRow({ line, start, talk, onNext, onBefore, onInsert }: LineRowProps) {
  const { t } = useWords();
  const { time } = useTimes();
  const { clash, refused } = useField(line.field);
  const hers = line.voice === 'hers';
  const text = line.text ?? '';
  const label = t(hers ? 'hotline.desk.talk.hers' : 'hotline.desk.talk.mine');
  const byKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const act = actOf(event, text);
    if (!act) return;
    event.preventDefault();
    if (act === 'turn') talk.turn(line);
    else if (act === 'next') onNext();
    else if (act === 'before') onBefore();
    else if (act === 'insert') onInsert();
    else {
      onBefore();
      talk.remove(line);
    }
  };
  return (
    <li className={styles.line} data-voice={line.voice}>
      <time dateTime={line.at}>{line.at === '' ? '' : time(line.at)}</time>
      <button
        type="button"
        tabIndex={-1}
        onClick={() => talk.turn(line)}
        aria-label={t('hotline.desk.talk.turnFrom', { voice: label })}
      >
        <Ic of={hers ? IconQuote : IconPencil} size={16} />
      </button>
      <div className={styles.grow} data-text={text || start || ''}>
        <textarea
          rows={1}
          value={text}
          maxLength={longest}
          spellCheck={false}
          autoComplete="off"
          aria-label={
            line.at === ''
              ? t('hotline.desk.talk.fresh', { voice: label })
              : t('hotline.desk.talk.line', { voice: label, time: time(line.at) })
          }
          aria-invalid={refused !== undefined}
          placeholder={start ?? undefined}
          onChange={(event) => talk.write(line, event.currentTarget.value)}
          onKeyDown={byKey}
          onBlur={() => line.at !== '' && text.trim() === '' && talk.remove(line)}
        />
      </div>
      {line.at !== '' && (
        <button
          type="button"
          className={styles.remove}
          onClick={() => talk.remove(line)}
          aria-label={t('hotline.desk.talk.remove', { time: time(line.at) })}
        >
          <Ic of={IconX} size={15} />
        </button>
      )}
      {clash && (
        <div className={styles.clash}>
          <FieldClash
            field={line.field}
            label={t('hotline.desk.talk.clash', { time: time(line.at) })}
            say={(value) => (isLine(value) && value.text !== null ? value.text : t('hotline.desk.talk.gone'))}
            free
          />
        </div>
      )}
    </li>
  );
}

type LineAct = 'turn' | 'next' | 'before' | 'insert' | 'remove';

function actOf(event: KeyboardEvent<HTMLTextAreaElement>, text: string): LineAct | null {
  const { key, shiftKey, nativeEvent, currentTarget, ctrlKey, metaKey, altKey } = event;
  if (nativeEvent.isComposing || ctrlKey || metaKey || altKey) return null;
  const { selectionStart: from, selectionEnd: to } = currentTarget;
  if (key === 'F3') return 'turn';
  if (key === 'Enter' && !shiftKey) return 'next';
  if (key === 'Backspace' && text === '') return 'remove';
  if (key === 'ArrowUp' && !shiftKey && to === 0) return 'before';
  if (key === 'ArrowDown' && !shiftKey && from === text.length) return 'next';
  if (key === '/' && opensInsert(text.slice(0, from))) return 'insert';
  return null;
}
