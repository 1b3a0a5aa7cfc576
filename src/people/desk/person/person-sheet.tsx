import { Banner, PageTitle, Pane, Sealed, useTimes, useWords } from '#desk/parts.ts';
import { Readers } from '#staff/desk/index.ts';
import type { PersonAnswer, PersonFile } from '../../shared.ts';
import { DutyCardView } from '../panel/duty-card.tsx';
import { Names } from '../panel/names.tsx';
import { PrintPerson } from '../print/print-person.tsx';
import { SafeEditor } from '../safe/edit/safe-editor.tsx';
import { SafeBlock } from '../safe/safe-block.tsx';
import { scriptOf } from '../script-of.ts';
import { BirthYearField } from './birth-year.tsx';
import { CodedField } from './coded-field.tsx';
import { CardEditor } from './card-editor.tsx';
import { Hidden } from './hidden.tsx';
import { NamesEditor } from './names-editor.tsx';
import { Numbers } from './numbers-editor.tsx';
import { partsOfPerson } from './offered.ts';
import styles from './person.module.css';
import { SameAs } from './same-as.tsx';
import { Ties } from './ties.tsx';

/** A person on one page: the rule first, then her card; who she is beside it, and who may read this. */
export function PersonSheet({ person }: { person: PersonAnswer }) {
  const { t } = useWords();
  const { date } = useTimes();
  const { card, file, can, practiceUntil } = person;
  return (
    <div className={styles.page}>
      <PageTitle beside={file?.name && <Named name={file.name} />} actions={<PrintPerson person={person} />}>
        {t('people.desk.person')}
      </PageTitle>
      {practiceUntil !== null && <Banner>{t('people.desk.practice', { date: date(practiceUntil) })}</Banner>}
      <div className={styles.columns}>
        <div className={styles.stack}>
          <SafeBlock person={person} contact={null} />
          {card && can.write && <SafeEditor person={person.id} card={card} />}
          {card && (can.write ? <CardEditor person={person} card={card} /> : <DutyCardView card={card} />)}
        </div>
        <div className={styles.stack}>
          {file ? <Dossier person={person} file={file} /> : <Banner>{t('people.desk.file.closed')}</Banner>}
          {partsOfPerson().map((Part, at) => (
            <Part key={at} person={person.id} />
          ))}
          {can.hide && (
            <Pane title={t('people.desk.hidden.title')}>
              <Hidden person={person} />
            </Pane>
          )}
        </div>
      </div>
    </div>
  );
}

function Named({ name }: { name: string }) {
  return (
    <Sealed inline lang={scriptOf(name)}>
      {name}
    </Sealed>
  );
}

function Dossier({ person, file }: { person: PersonAnswer; file: PersonFile }) {
  const { t } = useWords();
  const writes = person.can.writeFile;
  return (
    <>
      <Sealed heading={t('people.desk.names')}>
        <div className={styles.boxes}>
          {writes ? <NamesEditor person={person.id} names={file.names} /> : <Names file={file} />}
          {writes && <BirthYearField person={person.id} file={file} />}
        </div>
      </Sealed>
      {writes && (
        <Pane>
          <div className={styles.boxes}>
            <CodedField person={person.id} file={file} field="sex" />
            <CodedField person={person.id} file={file} field="age_band" />
          </div>
        </Pane>
      )}
      <Pane title={t('people.desk.numbers')}>
        <Numbers person={person.id} numbers={file.numbers} writable={writes} />
      </Pane>
      {person.sameAs.length > 0 && (
        <Pane title={t('people.desk.pairs.same.title')}>
          <SameAs person={person} />
        </Pane>
      )}
      {(writes || file.ties.length > 0) && (
        <Pane title={t('people.desk.ties')}>
          <Ties person={person.id} ties={file.ties} writable={writes} />
        </Pane>
      )}
      <Pane title={t('desk.grants.title')}>
        <Readers of="people" id={person.id} />
      </Pane>
    </>
  );
}
