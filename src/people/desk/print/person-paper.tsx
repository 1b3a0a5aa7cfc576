import type { ReactNode } from 'react';
import { PrintSheet, useWords } from '#desk/parts.ts';
import { now } from '#kernel/clock.ts';
import type { DutyCard, PersonAnswer, PersonFile } from '../../shared.ts';
import { useMyself } from '../queries.ts';
import { useConfirmed } from '../safe/use-confirmed.ts';
import { useRuleLines } from '../safe/use-rule-lines.tsx';
import { printedTexts, type CardText } from './printed-texts.ts';
import styles from './print.module.css';

type PersonPaperProps = { person: PersonAnswer; file: PersonFile | null };

/** A person on paper: how to call her safely, then her card, then her file. Numbers are masked here always. */
export function PersonPaper({ person, file }: PersonPaperProps) {
  const { t } = useWords();
  const me = useMyself();
  const cardRows = useCardRows();
  return (
    <div className={styles.paper}>
      <PrintSheet
        title={t(file ? 'people.desk.print.title' : 'people.desk.print.cardTitle')}
        classification={t('people.desk.print.classified')}
        rows={person.card ? cardRows(person.card, printedTexts(file !== null)) : []}
        printedBy={me?.name ?? ''}
        printedAt={now()}
      >
        {person.card && <Rule card={person.card} />}
        {file ? <File file={file} /> : <p>{t('people.desk.print.without')}</p>}
      </PrintSheet>
    </div>
  );
}

function useCardRows(): (card: DutyCard, texts: readonly CardText[]) => { label: string; value: ReactNode }[] {
  const { t } = useWords();
  return (card, texts) => {
    const said = texts.flatMap((field) => {
      const value = card.fields[field]?.value;
      if (typeof value !== 'string' || value.trim() === '') return [];
      return [{ label: t(`people.desk.card.${field}`), value }];
    });
    const risk = card.risk ? [{ label: t('people.desk.card.risk'), value: t(`people.code.risk.${card.risk}`) }] : [];
    return [...risk, ...said];
  };
}

function Rule({ card }: { card: DutyCard }) {
  const { t } = useWords();
  const lines = useRuleLines();
  const confirmed = useConfirmed();
  return (
    <section className={styles.part}>
      <h3>{t('people.desk.print.rule')}</h3>
      <ul>
        {lines(card.safe).map((line, at) => (
          <li key={at}>{line.text}</li>
        ))}
      </ul>
      {confirmed(card) && <p>{confirmed(card)}</p>}
    </section>
  );
}

function File({ file }: { file: PersonFile }) {
  const { t } = useWords();
  const rows = useFileRows();
  return (
    <section className={styles.part}>
      <h3>{t('people.desk.print.fileTitle')}</h3>
      <dl>
        {rows(file).map(({ label, values }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {values.map((value) => (
                <p key={value}>{value}</p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function useFileRows(): (file: PersonFile) => { label: string; values: string[] }[] {
  const { t } = useWords();
  return (file) => {
    const coded = (field: 'sex' | 'age_band') => {
      const value = file.fields[field]?.value;
      return typeof value === 'string' ? [t(`people.code.${field}.${value}`)] : [];
    };
    const { birthYear: birth } = file;
    const about = birth?.approximate ? `${birth.year} (${t('people.desk.birth.about')})` : String(birth?.year ?? '');
    const rows = [
      {
        label: t('people.desk.names'),
        values: file.names.map((name) => `${name.text} (${t(`people.code.name_kind.${name.kind}`)})`),
      },
      { label: t('people.desk.new.year'), values: birth ? [about] : [] },
      { label: t('people.desk.field.sex'), values: coded('sex') },
      { label: t('people.desk.field.age_band'), values: coded('age_band') },
      {
        label: t('people.desk.numbers'),
        values: file.numbers.map((number) =>
          [number.masked, t(`people.code.number_kind.${number.kind}`), number.note].filter(Boolean).join(', '),
        ),
      },
      {
        label: t('people.desk.ties'),
        values: file.ties.map((tie) => [t(`people.code.tie.${tie.kind}`), tie.name].filter(Boolean).join(': ')),
      },
    ];
    return rows.filter(({ values }) => values.length > 0);
  };
}
