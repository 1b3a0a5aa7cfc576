import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useRef } from 'react';
import { Banner, Ic, PrintSheet, useNow, useWords, type Gender } from '#desk/parts.ts';
import { useArrival } from '../ask/use-arrival.ts';
import { useRoleName } from '../roles/use-role-name.ts';
import sheet from '../sheet/sheet.module.css';
import { useMyself } from '../use-myself.ts';
import { onlyHere } from './only-here.ts';
import styles from './people.module.css';

/** An invitation just made, with its code: here and nowhere else. */
export type Made = { code: string; name: string; gender: Gender; roles: string[] };

function grouped(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join('-');
}

/** The code to hand over, once: on the screen or on paper. */
export function InvitationMade({ made, onDone }: { made: Made; onDone: () => void }) {
  const { t } = useWords();
  const where = `${globalThis.location.origin}/desk/invitation`;
  const alone = onlyHere(globalThis.location.hostname);
  const code = grouped(made.code);
  const heading = useRef<HTMLHeadingElement>(null);
  useArrival(heading);
  return (
    <div className={styles.stack}>
      <h2 ref={heading} tabIndex={-1}>
        {t('staff.invite.made', { name: made.name })}
      </h2>
      <p className={styles.text}>{t('staff.invite.hand-over')}</p>
      <dl className={styles.handed}>
        <dt>{t('staff.invite.where')}</dt>
        <dd>{where}</dd>
        <dt>{t('staff.invite.code')}</dt>
        <dd className={styles.code} data-code={made.code}>
          {code}
        </dd>
      </dl>
      {alone && <Banner tone="warn">{t('staff.invite.only-here')}</Banner>}
      <Banner tone="warn">{t('staff.invite.once')}</Banner>
      <div className={styles.checks}>
        <Button variant="filled" leftSection={<Ic of={IconPrinter} />} onClick={() => globalThis.print()}>
          {t('staff.invite.print')}
        </Button>
        <Button onClick={onDone}>{t('staff.invite.done')}</Button>
      </div>
      <Paper made={made} where={where} alone={alone} code={code} />
    </div>
  );
}

type PaperProps = { made: Made; where: string; alone: boolean; code: string };

function Paper({ made, where, alone, code }: PaperProps) {
  const { t } = useWords();
  const me = useMyself();
  const now = useNow();
  const roleName = useRoleName();
  const rows = [
    { label: t('staff.paper.organisation'), value: me?.organisation.name ?? '' },
    { label: t('staff.paper.holder'), value: made.name },
    { label: t('staff.invited.roles'), value: made.roles.map((role) => roleName(role, made.gender)).join(', ') },
    { label: t('staff.invite.where'), value: where },
    { label: t('staff.invite.code'), value: <b className={styles.paperCode}>{code}</b> },
  ];
  return (
    <div className={sheet.paper}>
      <PrintSheet
        cover
        title={t('staff.invite.paper')}
        classification={t('staff.paper.classification')}
        rows={rows}
        printedBy={me?.name ?? ''}
        printedAt={now}
      >
        {alone && <p className={sheet.keep}>{t('staff.invite.only-here')}</p>}
        <p className={sheet.keep}>{t('staff.invite.paper-keep')}</p>
      </PrintSheet>
    </div>
  );
}
