import { useState } from 'react';
import { useWords } from '#desk/parts.ts';
import { handKinds } from '../shared.ts';
import { NewOwed } from './new-owed.tsx';
import { useMyself } from './queries.ts';
import { OwnerField } from './task-form.tsx';
import type { Acts } from './use-acts.ts';

/** A task of this record by hand: what, in which words, until when, whose. */
export function NewTask({ dossier, acts, onDone }: { dossier: string; acts: Acts; onDone: () => void }) {
  const { t } = useWords();
  const me = useMyself()?.id ?? null;
  const [owner, setOwner] = useState<string | null>(me);
  return (
    <NewOwed
      says={{
        title: t('tasks.new'),
        what: t('tasks.new.what'),
        words: t('tasks.new.words'),
        make: t('tasks.new.make'),
      }}
      kinds={handKinds.map((value) => ({ value, label: t(`tasks.task.${value}`) }))}
      first="arrange"
      by="tomorrow"
      onMake={(task) => acts.make(dossier, { ...task, owner })}
      onDone={onDone}
    >
      <OwnerField owner={owner} onChange={setOwner} />
    </NewOwed>
  );
}
