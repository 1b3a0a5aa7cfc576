import { Button, Checkbox, Radio, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { ApiError } from '../api.ts';
import { Dialog } from '../frame/dialog.tsx';
import { Banner } from '../parts/banner.tsx';
import { Chip } from '../parts/chip.tsx';
import { Conflict } from '../parts/conflict.tsx';
import { Field } from '../parts/field.tsx';
import { FiveAnswers, type Answer } from '../parts/five-answers.tsx';
import { Hem, Wordmark } from '../parts/marks-of-house.tsx';
import { PrintSheet } from '../parts/print-sheet.tsx';
import { PromiseChip } from '../parts/promise-chip.tsx';
import { SaveState } from '../parts/save-state.tsx';
import { Sealed } from '../parts/sealed.tsx';
import { EmptyState, ErrorState, LoadingState } from '../parts/states.tsx';
import { RiskChip, StateChip } from '../parts/status-chips.tsx';
import { Pane } from '../parts/surface.tsx';
import { NotUndone, UndoToast } from '../parts/undo-toast.tsx';
import { useWords } from '../words.tsx';
import { SampleGrants } from './case.tsx';
import styles from './gallery.module.css';
import { SampleSafe } from './people.tsx';

/** Every part in its states, as in the mock "Obrasci i stanja". */
export function Patterns() {
  const { t: sample } = useWords();
  return (
    <main className={styles.patterns}>
      <h1>
        <Wordmark size={36} name={sample('gallery.title')} />
      </h1>
      <Box of="chips">
        <ChipStates />
      </Box>
      <Box of="conflict">
        <SampleConflict />
      </Box>
      <Box of="answers">
        <Answers />
      </Box>
      <Box of="grants">
        <SampleGrants />
      </Box>
      <Box of="safe">
        <SampleSafe later />
      </Box>
      <Box of="banners">
        <Banners />
      </Box>
      <Box of="none">
        <EmptyState title={sample('gallery.none.title')}>{sample('gallery.none.text')}</EmptyState>
      </Box>
      <Box of="filtered">
        <EmptyState
          kind="filtered"
          title={sample('gallery.filtered.title')}
          action={<Button size="xs">{sample('gallery.filtered.act')}</Button>}
        >
          {sample('gallery.filtered.text')}
        </EmptyState>
      </Box>
      <Box of="locked">
        <EmptyState
          kind="locked"
          title={sample('gallery.locked.title')}
          action={
            <Button size="xs" variant="filled">
              {sample('gallery.locked.act')}
            </Button>
          }
        >
          {sample('gallery.locked.text')}
        </EmptyState>
      </Box>
      <Box of="loading">
        <LoadingState>{sample('gallery.loading')}</LoadingState>
      </Box>
      <Box of="error">
        <ErrorState error={new ApiError(500, 'defect', { mark: '7F2C' })} onRetry={() => {}} />
      </Box>
      <Box of="undo">
        <UndoToast text={sample('gallery.undo.text')} onUndo={() => {}} onGone={() => {}} />
        <NotUndone error={new ApiError(0, 'offline')} onGone={() => {}} />
      </Box>
      <Box of="controls">
        <Controls />
      </Box>
      <Box of="hem">
        <div className={`${styles.rail} on-rail`}>
          <Wordmark size={36} name="Astra" />
          <Hem />
        </div>
        <Hem />
      </Box>
      <Box of="print" wide>
        <SamplePrint />
      </Box>
    </main>
  );
}

function Box({ of, wide = false, children }: { of: string; wide?: boolean; children: ReactNode }) {
  const { t: sample } = useWords();
  return (
    <div className={wide ? styles.wide : undefined}>
      <Pane title={sample(`gallery.box.${of}`)}>
        <div className={styles.box}>{children}</div>
      </Pane>
    </div>
  );
}

function ChipStates() {
  const { t: sample } = useWords();
  return (
    <>
      <div className={styles.wrap}>
        {(['low', 'medium', 'high', 'critical'] as const).map((level) => (
          <RiskChip key={level} level={level} />
        ))}
      </div>
      <div className={styles.wrap}>
        <PromiseChip due="2026-11-23T23:00:00Z" given="2026-11-23T19:00:00Z" />
        <PromiseChip due="2026-11-23T20:30:00Z" given="2026-11-23T19:30:00Z" />
        <PromiseChip due="2026-11-23T22:10:00Z" />
        <PromiseChip due="2026-11-23T20:00:00Z" />
        <PromiseChip due="2026-11-23T20:00:00Z" kept="2026-11-23T19:51:00Z" />
        <PromiseChip due="2026-11-26T20:00:00Z" given="2026-11-19T20:00:00Z" />
      </div>
      <div className={styles.wrap}>
        {(['new', 'working', 'waiting', 'done', 'withdrawn'] as const).map((state) => (
          <StateChip key={state} state={state} />
        ))}
      </div>
      <div className={styles.wrap}>
        <Sealed inline>{sample('gallery.name.other')}</Sealed>
        <span className="blurred">
          <Sealed inline>{sample('gallery.name.other')}</Sealed>
        </span>
        <Sealed inline lang="vi">
          {sample('gallery.name.foreign')}
        </Sealed>
        <Chip tone="warn">{sample('gallery.unverified')}</Chip>
      </div>
      <div className={styles.wrap}>
        <SaveState state={{ kind: 'saved', at: '2026-11-23T20:14:08Z' }} />
        <SaveState state={{ kind: 'saving' }} />
        <SaveState state={{ kind: 'waiting', changes: 3 }} />
        <SaveState state={{ kind: 'failed', retrySeconds: 10 }} />
      </div>
    </>
  );
}

function SampleConflict() {
  const { t: sample } = useWords();
  const nothing = () => {};
  return (
    <Conflict
      field={sample('gallery.conflict.field')}
      mine={{ at: '2026-11-23T20:31:00Z', text: sample('gallery.conflict.mine') }}
      theirs={{ at: '2026-11-23T20:30:00Z', by: 'Vesna', text: sample('gallery.conflict.theirs') }}
      gender="female"
      onKeepMine={nothing}
      onTakeTheirs={nothing}
      onWriteThird={nothing}
    />
  );
}

function Answers() {
  const { t: sample } = useWords();
  const [answer, setAnswer] = useState<Answer | null>('yes');
  const all = ['yes', 'no', 'unknown', 'refused', 'not-asked'] as const;
  return (
    <>
      <Field label={sample('gallery.answers.question')}>
        {(ties) => <FiveAnswers {...ties} value={answer} onChange={setAnswer} />}
      </Field>
      {all.map((value) => (
        <FiveAnswers
          key={value}
          boxes
          aria-label={sample('gallery.answers.question')}
          value={value}
          onChange={() => {}}
        />
      ))}
    </>
  );
}

function Banners() {
  const { t: sample } = useWords();
  return (['note', 'ok', 'warn', 'stop'] as const).map((tone) => (
    <Banner key={tone} tone={tone} title={sample(`gallery.banner.${tone}.title`)}>
      {sample(`gallery.banner.${tone}.text`)}
    </Banner>
  ));
}

function Controls() {
  const { t: sample } = useWords();
  const [asked, setAsked] = useState(false);
  return (
    <>
      <div className={styles.wrap}>
        <Button variant="filled">{sample('gallery.locked.act')}</Button>
        <Button onClick={() => setAsked(true)}>{sample('desk.chips.add')}</Button>
        <Button variant="subtle">{sample('gallery.hit.later')}</Button>
        <Button variant="stop">{sample('gallery.contact.unsafe')}</Button>
        <Button disabled>{sample('gallery.contact.end')}</Button>
      </div>
      <Dialog open={asked} onClose={() => setAsked(false)} label={sample('gallery.locked.title')}>
        <p>{sample('gallery.locked.text')}</p>
      </Dialog>
      <Checkbox label={sample('gallery.controls.check')} defaultChecked />
      <Radio label={sample('gallery.controls.radio')} checked readOnly />
      <Field label={sample('gallery.controls.note')}>
        {(ties) => <Textarea {...ties} autosize minRows={2} defaultValue={sample('gallery.controls.long')} />}
      </Field>
    </>
  );
}

function SamplePrint() {
  const { t: sample } = useWords();
  const rows = ['recipient', 'purpose', 'person', 'until'].map((row) => ({
    label: sample(`gallery.print.${row}`),
    value: sample(`gallery.print.${row}.value`),
  }));
  return (
    <PrintSheet
      cover
      title={sample('gallery.print.title')}
      classification={sample('gallery.print.class')}
      rows={rows}
      printedBy="Vesna Ilić"
      printedAt="2026-11-23T20:58:00Z"
    />
  );
}
