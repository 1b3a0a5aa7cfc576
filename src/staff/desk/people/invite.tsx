import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { InvitationMade, type Made } from './invitation-made.tsx';
import { InviteForm } from './invite-form.tsx';

/** Inviting somebody: the form, and then the code, shown once, until it is handed over. */
export function Invite({ primary = false }: { primary?: boolean }) {
  const queries = useQueryClient();
  const [made, setMade] = useState<Made | null>(null);
  const [handed, setHanded] = useState(false);
  const done = () => {
    setMade(null);
    setHanded(true);
  };
  const keep = (next: Made) => {
    setMade(next);
    void queries.invalidateQueries({ queryKey: ['invitations'] });
  };
  return made ? (
    <InvitationMade made={made} onDone={done} />
  ) : (
    <InviteForm primary={primary} again={handed} onMade={keep} />
  );
}
