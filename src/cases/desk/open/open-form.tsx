import { Select, TextInput } from '@mantine/core';
import { useId, useState, type SyntheticEvent } from 'react';
import { newId } from '#kernel/ids.ts';
import { Choice, Field, Sealed, useMe, useSentence, useWords } from '#desk/parts.ts';
import { useRecipients } from '#network/desk/index.ts';
import { FirstConsents } from '#rights/desk/index.ts';
import type { FirstConsent } from '#rights/shared.ts';
import { useReaderWords, useSharing } from '#staff/desk/index.ts';
import type { Me } from '#staff/shared.ts';
import { risks, type Risk } from '../../shared.ts';
import { OwnerField } from '../owner-field.tsx';
import { Acts } from './acts.tsx';
import type { ContactToOpen } from './contact-to-open.ts';
import { PeopleRows } from './people-rows.tsx';
import { useOpening } from './use-opening.ts';
import { usePeopleDraft } from './use-people-draft.ts';

/**
 * The one act: who has which part, how grave it is and why, who has charge of it, which team, and what she was asked
 * and said. Nothing but the risk has to be answered.
 */
export function OpenForm({ contact, onClose }: { contact: ContactToOpen; onClose: () => void }) {
  const { t } = useWords();
  const say = useSentence();
  const open = useOpening(contact);
  const [request] = useState(newId);
  const people = usePeopleDraft(contact);
  const [risk, setRisk] = useState<Risk | null>(risks.find((level) => level === contact.risk) ?? null);
  const [reason, setReason] = useState('');
  const me = useMe().data as Me | undefined;
  const [owner, setOwner] = useState<string | null>(me?.roles.includes('case_worker') ? me.id : null);
  const teams = useTeams(contact.line);
  const [team, setTeam] = useState<string | null>(null);
  const recipients = useRecipients();
  const [consents, setConsents] = useState<readonly FirstConsent[]>([]);
  const [asking, setAsking] = useState(false);
  const form = useId();
  const [wrong, setWrong] = useState<{ field: 'risk' | 'act'; text: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!risk) return setWrong({ field: 'risk', text: t('cases.open.risk.missing') });
    setBusy(true);
    try {
      const chosen = team ?? teams.ofLine;
      const whose = contact.practice ? { owner: me?.id ?? null } : { owner, ...(chosen ? { team: chosen } : {}) };
      await open({ request, persons: people.rows, ...whose, risk, reason, consents: [...consents] });
      return onClose();
    } catch (error) {
      return setWrong({ field: 'act', text: say(error) });
    } finally {
      setBusy(false);
    }
  };
  const levels = risks.map((level) => ({ value: level, label: t(`desk.risk.${level}`), risk: level }));
  return (
    <>
      <form id={form} onSubmit={(event) => void send(event)} noValidate>
        <PeopleRows draft={people} />
        <Field label={t('cases.open.risk')} error={wrong?.field === 'risk' && wrong.text}>
          {(ties) => <Choice {...ties} options={levels} value={risk} onChange={setRisk} />}
        </Field>
        <Sealed>
          <Field label={t('cases.open.reason')} hint={t('cases.open.reason.hint')}>
            {(ties) => (
              <TextInput
                {...ties}
                value={reason}
                maxLength={500}
                autoComplete="off"
                onChange={(event) => setReason(event.currentTarget.value)}
              />
            )}
          </Field>
        </Sealed>
        {contact.practice ? (
          <p>{t('cases.practice.open')}</p>
        ) : (
          <>
            <OwnerField value={owner} onChange={setOwner} />
            <TeamField teams={teams} value={team} onChange={setTeam} />
          </>
        )}
      </form>
      <FirstConsents
        value={consents}
        onChange={setConsents}
        {...{ asking, onAsking: setAsking }}
        organisations={recipients}
      />
      {wrong?.field === 'act' && <p role="alert">{wrong.text}</p>}
      {!asking && <Acts form={form} says={t('cases.open.act')} busy={busy} onClose={onClose} />}
    </>
  );
}

type TeamFieldProps = { teams: Teams; value: string | null; onChange: (team: string | null) => void };

function TeamField({ teams, value, onChange }: TeamFieldProps) {
  const { t } = useWords();
  return (
    <Field label={t('cases.open.team')}>
      {(ties) => (
        <Select
          {...ties}
          data={teams.options}
          value={value ?? teams.ofLine}
          allowDeselect={false}
          onChange={onChange}
          comboboxProps={{ withinPortal: false }}
        />
      )}
    </Field>
  );
}

type Teams = { options: { value: string; label: string }[]; ofLine: string | null };

/** The teams that work on cases, and which of them answers the contact's line. */
function useTeams(line: string): Teams {
  const { teamName } = useReaderWords();
  const { data } = useSharing();
  const teams = (data?.teams ?? []).filter(({ kind }) => kind === 'duty' || kind === 'support');
  return {
    options: teams.map((team) => ({ value: team.id, label: teamName(team) })),
    ofLine: teams.find((team) => team.line === line)?.id ?? null,
  };
}
