import { IconPencil, IconQuote } from '@tabler/icons-react';
import { useRef } from 'react';
import { Ic, Key, Sealed, useKeys, useWords } from '#desk/parts.ts';
import { useEditing } from '../editor/editing.ts';
import { InsertRow } from './insert-row.tsx';
import { LineRow } from './line-row.tsx';
import { SaidLine } from './said-line.tsx';
import styles from './talk.module.css';
import { useTalk } from './use-talk.ts';

/** The pad: one line after another, each with its time, her words and my note apart. Enter begins the next line. */
export function Talk({ onPromise }: { onPromise?: () => void }) {
  const { t } = useWords();
  const { contact, writable } = useEditing();
  const talk = useTalk();
  const start = t(contact.channel === 'web_message' ? 'hotline.desk.talk.start.written' : 'hotline.desk.talk.start');
  const pad = useRef<HTMLDivElement>(null);
  const bySlash = useRef(false);
  const fields = () => [...(pad.current?.querySelectorAll('textarea') ?? [])];
  const held = () => fields().findIndex((field) => field === document.activeElement);
  const turn = () => {
    const line = talk.lines[held()] ?? talk.lines.at(-1);
    if (line) talk.turn(line);
  };
  useKeys(writable ? [{ keys: 'F3', says: t('hotline.desk.talk.turn'), run: turn, foot: true }] : []);
  const insert = () => {
    bySlash.current = true;
    pad.current?.querySelector<HTMLElement>('[data-insert] button')?.focus();
  };
  const go = (step: number) => fields()[held() + step]?.focus();
  return (
    <div ref={pad} className={styles.pad} data-talk>
      <Sealed
        heading={t('hotline.desk.talk.heading')}
        aside={<Legend writable={writable} />}
        foot={
          writable ? (
            <InsertRow
              talk={talk}
              pad={pad}
              contact={contact.id}
              bySlash={() => bySlash.current}
              onLeft={() => void (bySlash.current = false)}
              onPromise={onPromise}
            />
          ) : undefined
        }
      >
        {talk.lines.length === 0 && <p className={styles.none}>{t('hotline.desk.talk.none')}</p>}
        <ol className={styles.lines}>
          {talk.lines.map((line, at) =>
            writable ? (
              <LineRow
                key={line.field}
                line={line}
                start={at === 0 && talk.lines.length === 1 ? start : null}
                talk={talk}
                onNext={() => go(1)}
                onBefore={() => go(-1)}
                onInsert={insert}
              />
            ) : (
              <SaidLine key={line.field} line={line} />
            ),
          )}
        </ol>
      </Sealed>
    </div>
  );
}

function Legend({ writable }: { writable: boolean }) {
  const { t } = useWords();
  return (
    <span className={styles.legend}>
      <Ic of={IconQuote} size={15} /> {t('hotline.desk.talk.hers')}
      <Ic of={IconPencil} size={15} /> {t('hotline.desk.talk.mine')}
      {writable && <Key k="F3" />}
    </span>
  );
}
