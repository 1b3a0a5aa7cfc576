import { useEffect, useRef, type KeyboardEvent } from 'react';
import { Dialog, Key, useWords } from '#desk/parts.ts';
import { practiceCalls, type PracticeCall } from '../../shared.ts';
import { ask, useAsking } from './begin.ts';
import styles from './begin.module.css';
import { useBegin, useOwnLines } from './use-begin.ts';

const choices: readonly (PracticeCall | null)[] = [...practiceCalls, null];

/** What to practise: one of the calls that ship with it, or an empty contact. One digit answers. */
export function AskPractice() {
  const { t } = useWords();
  const asking = useAsking();
  const label = t('hotline.practice.begin');
  return (
    <Dialog open={asking === 'practice'} onClose={() => ask(null)} label={label} className={styles.dialog}>
      <Choices />
    </Dialog>
  );
}

function Choices() {
  const { t } = useWords();
  const { begin } = useBegin();
  const lines = useOwnLines();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  const practise = (call: PracticeCall | null) => {
    // A missing child is asked about on the line for missing children, where there is one.
    const line = (call === 'daughter' && lines.find(({ kind }) => kind === 'missing')) || lines[0];
    if (line) void begin({ line: line.id, practice: { call } });
  };
  const byKey = (event: KeyboardEvent) => {
    const call = choices[Number(event.key) - 1];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const here = buttons.findIndex((button) => button === document.activeElement);
    if (call !== undefined) practise(call);
    else if (step) buttons[(here + step + buttons.length) % buttons.length]?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <div ref={list} className={styles.ask} onKeyDown={byKey} role="presentation">
      <h2>{t('hotline.practice.begin')}</h2>
      <p>{t('hotline.practice.begin.text')}</p>
      {choices.map((call, at) => (
        <button key={call ?? 'empty'} type="button" onClick={() => practise(call)}>
          <b>{call ? t(`hotline.practice.${call}.title`) : t('hotline.practice.empty')}</b>
          <Key k={`${at + 1}`} />
        </button>
      ))}
    </div>
  );
}
