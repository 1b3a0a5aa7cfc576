import { Button, Select } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { Choice, Dialog, Field, useWords } from '#desk/parts.ts';
import { channels } from '../../shared.ts';
import { ask, useAsking } from './begin.ts';
import styles from './begin.module.css';
import { useBegin, useOwnLines } from './use-begin.ts';
import { useLater } from './use-later.tsx';

type Channel = (typeof channels)[number];
const directions = ['incoming', 'outgoing'] as const;
const whens = ['now', 'later'] as const;

/** A contact that came another way, or that is entered afterwards. When it happened and who spoke are asked first. */
export function AskOther() {
  const { t } = useWords();
  const asking = useAsking();
  const label = t('hotline.desk.begin.other');
  return (
    <Dialog open={asking === 'other'} onClose={() => ask(null)} label={label} className={styles.dialog}>
      <Questions />
    </Dialog>
  );
}

function Questions() {
  const { t } = useWords();
  const { begin } = useBegin();
  const lines = useOwnLines();
  const [line, setLine] = useState(lines[0]?.id ?? null);
  const [channel, setChannel] = useState<Channel>('telephone');
  const [direction, setDirection] = useState<(typeof directions)[number]>('incoming');
  const [when, setWhen] = useState<(typeof whens)[number]>('now');
  const [sent, setSent] = useState(false);
  const { later, wrong, fields } = useLater(sent);
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setSent(true);
    if (!line || (when === 'later' && wrong)) return;
    void begin({ line, channel, direction, later: when === 'later' ? later : null });
  };
  return (
    <form className={styles.form} onSubmit={send}>
      <h2>{t('hotline.desk.begin.other')}</h2>
      <Field label={t('hotline.desk.begin.channel')}>
        {(ties) => (
          <Select
            {...ties}
            data={channels.map((value) => ({ value, label: t(`hotline.code.channel.${value}`) }))}
            value={channel}
            allowDeselect={false}
            onChange={(next) => setChannel(next ?? 'telephone')}
            comboboxProps={{ withinPortal: false }}
          />
        )}
      </Field>
      <Field label={t('hotline.desk.begin.direction')}>
        {(ties) => (
          <Choice
            {...ties}
            options={directions.map((value) => ({ value, label: t(`hotline.code.direction.${value}`) }))}
            value={direction}
            onChange={(next) => setDirection(next ?? 'incoming')}
          />
        )}
      </Field>
      <Field label={t('hotline.desk.begin.when')}>
        {(ties) => (
          <Choice
            {...ties}
            options={whens.map((value) => ({ value, label: t(`hotline.desk.begin.${value}`) }))}
            value={when}
            onChange={(next) => setWhen(next ?? 'now')}
          />
        )}
      </Field>
      {when === 'later' && fields}
      {lines.length > 1 && (
        <Field label={t('hotline.desk.begin.on')}>
          {(ties) => (
            <Choice
              {...ties}
              options={lines.map(({ id, name }) => ({ value: id, label: name }))}
              value={line}
              onChange={setLine}
            />
          )}
        </Field>
      )}
      <div className={styles.acts}>
        <Button type="submit" variant="filled">
          {t('hotline.desk.begin')}
        </Button>
        <Button variant="subtle" onClick={() => ask(null)}>
          {t('hotline.desk.cancel')}
        </Button>
      </div>
    </form>
  );
}
