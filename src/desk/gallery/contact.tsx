import { Button, Select, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconFolderPlus, IconLock, IconPencil, IconPhoneCall, IconQuote } from '@tabler/icons-react';
import { useState } from 'react';
import { Panes } from '../frame/panes.tsx';
import { useKeys } from '../keys/bindings.ts';
import { Banner } from '../parts/banner.tsx';
import { Chip, ChipButton } from '../parts/chip.tsx';
import { Chips } from '../parts/chips.tsx';
import { Choice } from '../parts/choice.tsx';
import { Field } from '../parts/field.tsx';
import type { RiskLevel } from '../parts/glyphs.tsx';
import { Ic } from '../parts/ic.tsx';
import { Initials } from '../parts/initials.tsx';
import { Key } from '../parts/key.tsx';
import { PromiseChip } from '../parts/promise-chip.tsx';
import { SaveState } from '../parts/save-state.tsx';
import { Sealed } from '../parts/sealed.tsx';
import { PageTitle, Pane } from '../parts/surface.tsx';
import { useWords } from '../words.tsx';
import styles from './gallery.module.css';
import { SampleHit, SampleSafe } from './people.tsx';

/** The contact editor's three panes, as in the mock. */
export function SampleContact() {
  const { t: sample } = useWords();
  useKeys([
    { keys: 'F2', says: sample('gallery.contact.unsafe'), run: () => {}, foot: true },
    { keys: 'o', says: sample('gallery.contact.open'), run: () => {} },
  ]);
  const panes = [
    { id: 'facts', label: sample('gallery.contact.facts'), content: <Facts /> },
    { id: 'talk', label: sample('gallery.contact.talk'), content: <Talk /> },
    { id: 'person', label: sample('gallery.contact.person'), content: <Person /> },
  ];
  return <Panes kind="contact" head={<Head />} panes={panes} spoken={['talk', 'facts', 'person']} />;
}

function Head() {
  const { t: sample } = useWords();
  return (
    <div className={styles.head}>
      <PageTitle
        beside={
          <>
            <Chip tone="note" glyph={<Ic of={IconPhoneCall} size={15} />}>
              {sample('gallery.contact.lasts')}
            </Chip>
            <span className={styles.small}>{sample('gallery.contact.incoming')}</span>
            <SaveState state={{ kind: 'saved', at: '2026-11-23T20:14:02Z' }} />
          </>
        }
        actions={
          <>
            <span className={styles.who}>
              <Initials of="VI" /> {sample('gallery.contact.reads')}
            </span>
            <Button variant="stop" leftSection={<Ic of={IconAlertTriangle} size={17} />} rightSection={<Key k="F2" />}>
              {sample('gallery.contact.unsafe')}
            </Button>
            <Button variant="filled" leftSection={<Ic of={IconFolderPlus} size={17} />} rightSection={<Key k="O" />}>
              {sample('gallery.contact.open')}
            </Button>
            <Button rightSection={<Key k="E" />}>{sample('gallery.contact.end')}</Button>
          </>
        }
      >
        {sample('gallery.number.contact')}
      </PageTitle>
    </div>
  );
}

const levels: RiskLevel[] = ['low', 'medium', 'high', 'critical'];

function Facts() {
  const { t: sample } = useWords();
  const [near, setNear] = useState<string | null>('alone');
  const [risk, setRisk] = useState<RiskLevel | null>('high');
  const [topics, setTopics] = useState(['labour', 'papers']);
  const option = (value: string) => ({ value, label: sample(`gallery.fact.${value}`) });
  return (
    <div className={styles.facts}>
      <Field label={sample('gallery.fact.kind')}>
        {(ties) => <Select {...ties} data={[option('self'), option('family')]} defaultValue="self" />}
      </Field>
      <Field label={sample('gallery.fact.near')} hint={sample('gallery.fact.near.hint')}>
        {(ties) => (
          <Choice {...ties} options={['alone', 'somebody', 'unknown'].map(option)} value={near} onChange={setNear} />
        )}
      </Field>
      <Field label={sample('gallery.fact.topic')}>
        {(ties) => (
          <Chips
            {...ties}
            options={['labour', 'papers', 'debt', 'health'].map(option)}
            value={topics}
            onChange={setTopics}
          />
        )}
      </Field>
      <Field
        label={sample('gallery.fact.place')}
        hint={sample('gallery.fact.place.hint')}
        error={sample('gallery.fact.place.error')}
      >
        {(ties) => <TextInput {...ties} defaultValue={sample('gallery.fact.place.value')} />}
      </Field>
      <Field label={sample('gallery.fact.risk')} hint={sample('gallery.fact.risk.hint')}>
        {(ties) => (
          <Choice
            {...ties}
            options={levels.map((value) => ({ value, risk: value, label: sample(`desk.risk.${value}`) }))}
            value={risk}
            onChange={setRisk}
          />
        )}
      </Field>
      <Field label={sample('gallery.fact.open')}>
        {(ties) => (
          <fieldset id={ties.id} aria-labelledby={ties['aria-labelledby']} className={styles.wrap}>
            {['children', 'health', 'stay', 'else'].map((item) => (
              <ChipButton key={item} dashed onPress={() => {}}>
                {sample(`gallery.fact.${item}`)}
              </ChipButton>
            ))}
          </fieldset>
        )}
      </Field>
    </div>
  );
}

function Talk() {
  const { t: sample } = useWords();
  const lines = [1, 2, 3, 4];
  return (
    <div className={styles.talk}>
      <Sealed
        heading={sample('gallery.talk.heading')}
        aside={<span>{sample('gallery.talk.legend')}</span>}
        foot={
          <>
            <Key k="/" /> {sample('gallery.talk.inserts')}{' '}
            <ChipButton onPress={() => {}}>{sample('gallery.talk.promise')}</ChipButton>
          </>
        }
      >
        {lines.map((line) => (
          <p key={line} className={styles.line}>
            <time>21.{13 + line * 2}</time>
            <Ic of={line % 2 ? IconPencil : IconQuote} size={15} />
            <span>{sample(`gallery.talk.line${line}`)}</span>
          </p>
        ))}
      </Sealed>
      <Pane>
        <div className={styles.wrap}>
          <PromiseChip due="2026-11-24T08:00:00Z" given="2026-11-23T19:00:00Z" />
          <b>{sample('gallery.talk.back')}</b> <span className={styles.small}>{sample('gallery.talk.backNote')}</span>
        </div>
      </Pane>
    </div>
  );
}

function Person() {
  const { t: sample, rich: richly } = useWords();
  return (
    <div className={styles.person}>
      <SampleSafe />
      <SampleHit />
      <Banner icon={IconLock}>{richly('gallery.person.closed')}</Banner>
      <Sealed>{sample('gallery.talk.line1')}</Sealed>
    </div>
  );
}
