import { Button, Checkbox } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { call, Choice, Field, useWords } from '#desk/parts.ts';
import { genders, roles, type Gender } from '../../shared.ts';
import { Refused } from '../ask/refused.tsx';
import { TextField } from '../ask/text-field.tsx';
import { useRoleName } from '../roles/use-role-name.ts';
import type { Made } from './invitation-made.tsx';
import styles from './people.module.css';
import { useLines } from './use-lines.ts';

type Draft = { name: string; address: string; gender: Gender | null; roles: string[]; notOn: string[] };
const nobody: Draft = { name: '', address: '', gender: null, roles: [], notOn: [] };

/** Roles that answer the lines and so belong to duty teams. */
const answering = ['operator', 'lead'];

export type InviteFormProps = {
  primary: boolean;
  /** The one before was just handed over: the cursor waits for the next name. */
  again: boolean;
  onMade: (made: Made) => void;
};

/** Who is invited, as what, and on which lines she answers. */
export function InviteForm({ primary, again, onMade }: InviteFormProps) {
  const { t } = useWords();
  const roleName = useRoleName();
  const allLines = useLines();
  const [draft, setDraft] = useState(nobody);
  const put = (change: Partial<Draft>) => setDraft((now) => ({ ...now, ...change }));
  const answers = draft.roles.some((role) => answering.includes(role));
  const lines = answers ? allLines.map(({ id }) => id).filter((id) => !draft.notOn.includes(id)) : [];
  const { name, address, gender } = draft;
  const inviting = useMutation({
    mutationFn: () =>
      call<{ code: string }>('POST', '/desk/api/invitations', { name, address, gender, roles: draft.roles, lines }),
    onSuccess: ({ code }) => onMade({ code, name, gender: gender ?? 'other', roles: draft.roles }),
  });
  const needed = {
    'staff.person.name': name.trim() !== '',
    'staff.person.address': address.includes('@'),
    'staff.person.gender': gender !== null,
    'staff.invite.roles': draft.roles.length > 0,
  };
  const lacks = Object.entries(needed).flatMap(([label, given]) => (given ? [] : [t(label)]));
  const whole = lacks.length === 0;
  const begun = lacks.length < Object.keys(needed).length;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (whole) inviting.mutate();
  };
  return (
    <form className={styles.stack} onSubmit={submit}>
      <TextField label={t('staff.person.name')} value={name} onChange={(typed) => put({ name: typed })} focus={again} />
      <TextField
        label={t('staff.person.address')}
        hint={t('staff.person.address-hint')}
        type="email"
        inputMode="email"
        value={address}
        onChange={(next) => put({ address: next })}
      />
      <Field label={t('staff.person.gender')}>
        {(ties) => (
          <Choice
            {...ties}
            options={genders.map((value) => ({ value, label: t(`staff.person.gender.${value}`) }))}
            value={gender}
            onChange={(next) => put({ gender: next })}
          />
        )}
      </Field>
      <Checkbox.Group label={t('staff.invite.roles')} value={draft.roles} onChange={(next) => put({ roles: next })}>
        <div className={styles.grid}>
          {roles.map((role) => (
            <Checkbox key={role} value={role} label={roleName(role, gender ?? 'other')} />
          ))}
        </div>
      </Checkbox.Group>
      {answers && (
        <Checkbox.Group
          label={t('staff.invite.lines')}
          value={lines}
          onChange={(next) => put({ notOn: allLines.map(({ id }) => id).filter((id) => !next.includes(id)) })}
        >
          <div className={styles.checks}>
            {allLines.map((line) => (
              <Checkbox key={line.id} value={line.id} label={line.name} />
            ))}
          </div>
        </Checkbox.Group>
      )}
      <Refused error={inviting.error} />
      <output className={styles.small}>{begun && !whole && t('staff.invite.lacks', { what: lacks.join(', ') })}</output>
      <Button
        type="submit"
        className={styles.start}
        variant={primary ? 'filled' : 'default'}
        loading={inviting.isPending}
        disabled={!whole}
      >
        {t('staff.invite.act')}
      </Button>
    </form>
  );
}
