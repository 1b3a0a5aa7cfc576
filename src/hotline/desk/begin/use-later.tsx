import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Field, FindSelect, useNow, useTimes, useWords } from '#desk/parts.ts';
import type { EnteredLater } from '../../shared.ts';
import { fromWall, wallOf } from '#tasks/desk/index.ts';
import { useZone } from '../duty/use-zone.ts';
import { useColleagues } from '../queries.ts';

export type Later = { later: EnteredLater | null; wrong: boolean; fields: ReactNode };

/**
 * What is asked of a contact written down afterwards: when it happened and who spoke. Nobody is put there by itself:
 * whoever writes it down is known, and often is somebody else. `sent`: the form was tried, so what is missing is said.
 */
export function useLater(sent: boolean): Later {
  const { t } = useWords();
  const { held } = useTimes();
  const zone = useZone();
  const now = useNow();
  const { data = [] } = useColleagues();
  const [wall, setWall] = useState('');
  const [handledBy, setHandledBy] = useState<string | null>(null);
  const happened = fromWall(wall, zone);
  const future = happened !== undefined && happened > now;
  const later = happened && !future && handledBy ? { happened: happened.toISOString(), handledBy } : null;
  const missing = sent && !happened ? t('hotline.desk.begin.happened.missing') : undefined;
  const fields = (
    <>
      <Field
        label={t('hotline.desk.begin.happened')}
        hint={held(wall)}
        error={future ? t('hotline.desk.begin.happened.future') : missing}
      >
        {(ties) => (
          <TextInput
            {...ties}
            type="datetime-local"
            max={wallOf(now, zone)}
            value={wall}
            onChange={(event) => setWall(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field
        label={t('hotline.desk.begin.handled')}
        error={sent && !handledBy ? t('hotline.desk.begin.handled.missing') : undefined}
      >
        {(ties) => (
          <FindSelect
            {...ties}
            options={data.map(({ id, name }) => ({ value: id, label: name }))}
            value={handledBy}
            onChange={setHandledBy}
            inside
          />
        )}
      </Field>
    </>
  );
  return { later, wrong: later === null, fields };
}
