import { Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Choice, Conflict, Field, SaveState, Sealed, useShared, useWords } from '#desk/parts.ts';
import { now } from '#kernel/clock.ts';
import { useReaderWords } from '#staff/desk/index.ts';
import { ActForm } from '../add/act-form.tsx';
import { graphicKinds, type CaseAnswer, type NoteAnswer } from '../../shared.ts';
import { draftOf, freshDraft, type NoteDraft, type OpenNote } from './draft.ts';
import { drafts, keepDraft, kept, sendDraft } from './drafts.ts';
import { useMyId } from './use-note-keeping.ts';

/**
 * A note: whose words, the text, and whether it is folded for whoever reads on. Changing one keeps what it said before;
 * what is typed is kept as it is typed, for whoever writes it alone, and stands here again until it is saved.
 */
export function NoteForm({ one, note, onDone }: { one: CaseAnswer; note?: OpenNote; onDone: () => void }) {
  const { t } = useWords();
  const { draft, change } = useNoteDraft(one.id, note);
  const { voice, text, graphic } = draft;
  const [theirs, setTheirs] = useState<NoteAnswer | null>(null);
  const { nameOf } = useReaderWords();
  const act = async () => {
    if (text.trim() === '') return t('cases.note.missing');
    const answer = await sendDraft(draft);
    if ('saved' in answer) return undefined;
    setTheirs(answer.clash.theirs);
    return t('cases.note.clash');
  };
  // Whichever is kept is the next version after theirs; both stay in the history.
  const decide = (chosen: string) => {
    change({ text: chosen, basedOn: theirs?.version ?? draft.basedOn });
    setTheirs(null);
  };
  const voices = (['mine', 'hers'] as const).map((value) => ({ value, label: t(`cases.voice.${value}`) }));
  const kinds = graphicKinds.map((value) => ({ value, label: t(`cases.graphic.${value}`) }));
  return (
    <ActForm
      case={one.id}
      title={t(note ? 'cases.note.change' : 'cases.add.note')}
      says={t('cases.note.act')}
      act={act}
      onDone={onDone}
    >
      <Choice
        aria-label={t('cases.voice')}
        options={voices}
        value={voice}
        onChange={(next) => change({ voice: next ?? voice })}
      />
      <Sealed>
        <Field label={t(`cases.voice.${voice}`)}>
          {(ties) => (
            <Textarea
              {...ties}
              autosize
              minRows={4}
              maxRows={16}
              value={text}
              maxLength={8000}
              autoComplete="off"
              data-autofocus
              onChange={(event) => change({ text: event.currentTarget.value })}
            />
          )}
        </Field>
      </Sealed>
      <Keeping id={draft.id} />
      <Field label={t('cases.graphic')} hint={t('cases.graphic.hint')}>
        {(ties) => (
          <Select
            {...ties}
            data={kinds}
            value={graphic}
            onChange={(next) => change({ graphic: next })}
            clearable
            placeholder={t('cases.graphic.none')}
            comboboxProps={{ withinPortal: false }}
            clearButtonProps={{ 'aria-label': t('cases.graphic.none') }}
          />
        )}
      </Field>
      {theirs && (
        <Conflict
          field={t('cases.add.note')}
          mine={{ at: now(), text }}
          theirs={{ at: theirs.at, text: theirs.text, by: nameOf(theirs.by) }}
          onKeepMine={() => decide(text)}
          onTakeTheirs={() => decide(theirs.text)}
          onWriteThird={() => decide(`${text}\n${theirs.text}`)}
        />
      )}
    </ActForm>
  );
}

/** That an unfinished note is kept, and when it was last. */
function Keeping({ id }: { id: string }) {
  const state = useShared(kept)[id];
  if (!state) return null;
  return <SaveState state={state.kind === 'failed' ? { kind: 'failed', retrySeconds: 10 } : state} />;
}

/** The draft of a note, as it was left if it was begun before. */
function useNoteDraft(one: string, note: OpenNote | undefined) {
  const by = useMyId();
  const [fresh] = useState(() => freshDraft({ case: one, by }, note));
  const draft = draftOf(useShared(drafts), { case: one, by, note: note?.id ?? null }) ?? fresh;
  const change = (part: Partial<Pick<NoteDraft, 'voice' | 'text' | 'graphic' | 'basedOn'>>) =>
    keepDraft({ ...draft, by, ...part });
  return { draft, change };
}
