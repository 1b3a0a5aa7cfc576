import { Button } from '@mantine/core';
import { IconCopy, IconPrinter } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Banner, Ic, PrintSheet, useNow, useWords } from '#desk/parts.ts';
import type { NewTelephone } from '../../ring/answers.ts';
import { useMyself } from '../queries.ts';
import { useLineName } from '../ring/use-line-name.ts';
import styles from './telephones.module.css';

const manual = 'docs/telephone.md';

type ConnectedProps = { made: NewTelephone; line: string; onDone: () => void };

/** What a telephone system needs to announce calls, shown this once: its id, its secret, the address it posts to. */
export function Connected({ made, line, onDone }: ConnectedProps) {
  const { t } = useWords();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const where = new URL(made.address, globalThis.location.origin).href;
  const rows = [
    { label: t('hotline.telephones.address'), value: where },
    { label: t('hotline.telephones.id'), value: made.id },
    { label: t('hotline.telephones.secret'), value: made.secret },
  ];
  return (
    <div className={styles.form}>
      <h3 ref={head} tabIndex={-1} className={styles.head}>
        {t('hotline.telephones.made', { line: useLineName()(line) })}
      </h3>
      <Banner tone="warn">{t('hotline.telephones.once')}</Banner>
      <dl className={styles.given}>
        {rows.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ol className={styles.steps}>
        <li>{t('hotline.telephones.how.enter')}</li>
        <li>{t('hotline.telephones.how.events', { file: manual })}</li>
        <li>{t('hotline.telephones.how.try')}</li>
      </ol>
      <p className={styles.text}>{t('hotline.telephones.only-posts')}</p>
      <div className={styles.acts}>
        <Copy text={made.secret} />
        <Button leftSection={<Ic of={IconPrinter} />} onClick={() => globalThis.print()}>
          {t('hotline.telephones.print')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('hotline.telephones.done')}
        </Button>
      </div>
      <Paper line={line} rows={rows} />
    </div>
  );
}

function Copy({ text }: { text: string }) {
  const { t } = useWords();
  const [said, setSaid] = useState<'copied' | 'not-copied' | null>(null);
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => setSaid('copied'),
      () => setSaid('not-copied'),
    );
  return (
    <>
      <Button variant="filled" leftSection={<Ic of={IconCopy} />} onClick={copy}>
        {t('hotline.telephones.copy')}
      </Button>
      <output className={styles.said}>{said && t(`hotline.telephones.${said}`)}</output>
    </>
  );
}

function Paper({ line, rows }: { line: string; rows: { label: string; value: string }[] }) {
  const { t } = useWords();
  const me = useMyself();
  const printedAt = useNow();
  const name = useLineName()(line);
  return (
    <div className={styles.paper}>
      <PrintSheet
        title={t('hotline.telephones.paper', { line: name })}
        classification={t('hotline.telephones.paper.classification')}
        rows={rows}
        printedBy={me?.name ?? ''}
        printedAt={printedAt}
      >
        <p>{t('hotline.telephones.only-posts')}</p>
      </PrintSheet>
    </div>
  );
}
