import { useEffect, useRef, type KeyboardEvent } from 'react';
import { Dialog, Key, useWords } from '#desk/parts.ts';
import { ask, useAsking } from './begin.ts';
import styles from './begin.module.css';
import { useBegin, useOwnLines } from './use-begin.ts';

/** Which line, where there are several: one digit answers. */
export function AskLine() {
  const { t } = useWords();
  const asking = useAsking();
  return (
    <Dialog
      open={asking === 'line'}
      onClose={() => ask(null)}
      label={t('hotline.desk.begin.line')}
      className={styles.dialog}
    >
      <Choices />
    </Dialog>
  );
}

function Choices() {
  const { t } = useWords();
  const { begin } = useBegin();
  const lines = useOwnLines();
  const list = useRef<HTMLDivElement>(null);
  const only = lines.length === 1 ? lines[0] : undefined;
  const begun = useRef(false);
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  // The key may be pressed before it is known who is on which line; once it is known there is nothing to ask.
  useEffect(() => {
    if (!only || begun.current) return;
    begun.current = true;
    void begin({ line: only.id });
  }, [only, begin]);
  const byKey = (event: KeyboardEvent) => {
    const line = lines[Number(event.key) - 1];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const here = buttons.findIndex((button) => button === document.activeElement);
    if (line) void begin({ line: line.id });
    else if (step) buttons[(here + step + buttons.length) % buttons.length]?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <div ref={list} className={styles.ask} onKeyDown={byKey} role="presentation">
      <h2>{t('hotline.desk.begin.line')}</h2>
      {lines.map((line, at) => (
        <button key={line.id} type="button" onClick={() => void begin({ line: line.id })}>
          <span>
            <b>{line.name}</b> {line.number !== line.name && line.number}
          </span>
          <Key k={`${at + 1}`} />
        </button>
      ))}
    </div>
  );
}
