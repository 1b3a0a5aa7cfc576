import { Button, TextInput } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState, type SyntheticEvent } from 'react';
import { Field, Ic, Sealed, useFocusBack, useWords } from '#desk/parts.ts';
import { newId } from '#kernel/ids.ts';
import { hasDigit, isMasked, type PersonFromContact } from '../../shared.ts';
import { Refused } from '../refused.tsx';
import { useAttach } from '../use-acts.ts';
import styles from './panel.module.css';

type Said = { name: string; number: string };
type Draft = { given: string; surname: string; number: string; year: string };
const boxes = ['given', 'surname', 'number', 'year'] as const;
type Box = (typeof boxes)[number];
const says: Partial<Record<Box, string>> = { number: 'wrongNumber', year: 'wrongYear' };

/** A new person from what the contact says so far. Nothing is required: how she is called may come later. */
export function NewPerson({ contact, ...said }: { contact: string } & Said) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const begin = useFocusBack(open);
  if (open) return <NewPersonForm contact={contact} said={said} onClose={() => setOpen(false)} />;
  return (
    <div className={styles.begin}>
      <p className={styles.quiet}>{t('people.desk.new.none')}</p>
      <Button ref={begin} leftSection={<Ic of={IconUserPlus} size={17} />} onClick={() => setOpen(true)}>
        {t('people.desk.new.open')}
      </Button>
    </div>
  );
}

function NewPersonForm({ contact, said, onClose }: { contact: string; said: Said; onClose: () => void }) {
  const { t } = useWords();
  const attaching = useAttach(contact);
  const [draft, setDraft] = useState(() => draftOf(said));
  const [wrong, setWrong] = useState<readonly Box[]>([]);
  const [request] = useState(newId);
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    const found = wrongIn(draft);
    setWrong(found);
    if (found.length === 0) attaching.mutate({ link: { new: { request, ...asPerson(draft, isMasked(said.number)) } } });
  };
  return (
    <form className={styles.form} onSubmit={send} aria-label={t('people.desk.new.title')}>
      <h2>{t('people.desk.new.title')}</h2>
      <Sealed>
        <div className={styles.boxes}>
          {boxes.map((box, at) => (
            <Field
              key={box}
              label={t(`people.desk.new.${box}`)}
              hint={box === 'number' && isMasked(said.number) ? t('people.desk.new.heldNumber') : undefined}
              error={wrong.includes(box) ? t(`people.desk.new.${says[box]}`) : undefined}
            >
              {(ties) => (
                <TextInput
                  {...ties}
                  // oxlint-disable-next-line jsx-a11y/no-autofocus -- the form was just asked for
                  autoFocus={at === 0}
                  value={draft[box]}
                  autoComplete="off"
                  spellCheck={false}
                  maxLength={box === 'year' ? 4 : 60}
                  inputMode={box === 'year' ? 'numeric' : box === 'number' ? 'tel' : 'text'}
                  onChange={(event) => setDraft({ ...draft, [box]: event.currentTarget.value })}
                />
              )}
            </Field>
          ))}
        </div>
      </Sealed>
      <Refused error={attaching.error} />
      <div className={styles.acts}>
        <Button type="submit" variant="filled" loading={attaching.isPending}>
          {t('people.desk.new.act')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('people.desk.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** The boxes that hold what they cannot: a year that is none, a number without a digit. */
function wrongIn({ number, year }: Draft): Box[] {
  const wrongNumber = number.trim() !== '' && !hasDigit(number);
  const wrongYear = year.trim() !== '' && yearOf(year) === null;
  return [...(wrongNumber ? (['number'] as const) : []), ...(wrongYear ? (['year'] as const) : [])];
}

/** The first word is taken for the given name, the rest for the surname; words in place of a number ("skriven broj") are none. */
function draftOf({ name, number }: Said): Draft {
  const [given = '', ...rest] = name.trim().split(/\s+/);
  return {
    given,
    surname: rest.join(' '),
    number: isMasked(number) || !hasDigit(number) ? '' : number.trim(),
    year: '',
  };
}

/** `held`: the contact holds a number this screen does not; nothing typed over it, the server takes it from there. */
function asPerson(draft: Draft, held: boolean): PersonFromContact {
  const kinds = ['given', 'surname'] as const;
  const year = yearOf(draft.year);
  const number = draft.number.trim();
  return {
    names: kinds.filter((kind) => draft[kind].trim() !== '').map((kind) => ({ text: draft[kind].trim(), kind })),
    ...(number === '' && held ? {} : { numbers: number === '' ? [] : [{ number, kind: 'other', note: '' }] }),
    birthYear: year === null ? null : { year, approximate: false },
  };
}

function yearOf(text: string): number | null {
  const year = Number(text.trim());
  return text.trim() !== '' && Number.isInteger(year) && year >= 1900 && year <= 2100 ? year : null;
}
