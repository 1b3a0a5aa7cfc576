import { Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { call, Choice, Conflict, Field, Sealed, useWords } from '#desk/parts.ts';
import { now } from '#kernel/clock.ts';
import { newId } from '#kernel/ids.ts';
import { useReaderWords } from '#staff/desk/index.ts';
import { graphicKinds, type CaseAnswer, type Graphic, type NoteAnswer, type NoteSaved } from '../../shared.ts';
import { ActForm } from './act-form.tsx';

/** A note: whose words, the text, and whether it is folded for whoever reads on. Changing one keeps what it said before. */
export function NoteForm(props: { one: CaseAnswer; note?: { id: string; now: NoteAnswer }; onDone: () => void }) {
  const { one, note, onDone } = props;
  const { t } = useWords();
  const [id] = useState(() => note?.id ?? newId());
  const [basedOn, setBasedOn] = useState(note?.now.version ?? 0);
  const [voice, setVoice] = useState<'hers' | 'mine'>(note?.now.voice ?? 'mine');
  const [text, setText] = useState(note?.now.text ?? '');
  const [graphic, setGraphic] = useState<Graphic | null>(note?.now.graphic ?? null);
  const [theirs, setTheirs] = useState<NoteAnswer | null>(null);
  const { nameOf } = useReaderWords();
  const act = async () => {
    if (text.trim() === '') return t('cases.note.missing');
    const answer = await call<NoteSaved>('PUT', `/desk/api/cases/${one.id}/notes/${id}`, {
      ...{ basedOn, voice, text, graphic },
    });
    if ('saved' in answer) return undefined;
    setTheirs(answer.clash.theirs);
    return t('cases.note.clash');
  };
  // Whichever is kept is the next version after theirs; both stay in the history.
  const decide = (kept: string) => {
    setText(kept);
    setBasedOn(theirs?.version ?? basedOn);
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
        onChange={(next) => setVoice(next ?? voice)}
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
              onChange={(event) => setText(event.currentTarget.value)}
            />
          )}
        </Field>
      </Sealed>
      <Field label={t('cases.graphic')} hint={t('cases.graphic.hint')}>
        {(ties) => (
          <Select
            {...ties}
            data={kinds}
            value={graphic}
            onChange={setGraphic}
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
