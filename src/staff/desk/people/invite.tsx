import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { InvitationMade, type Made } from './invitation-made.tsx';
import { InviteForm } from './invite-form.tsx';

export type InviteProps = {
  primary?: boolean;
  /** Told while a code is on the screen that nobody has been given yet: leaving now loses it. */
  onCode?: (shown: boolean) => void;
};

/** Inviting somebody: the form, and then the code, shown once, until it is handed over. */
export function Invite({ primary = false, onCode }: InviteProps) {
  const queries = useQueryClient();
  const [made, setMade] = useState<Made | null>(null);
  const [handed, setHanded] = useState(false);
  const done = () => {
    setMade(null);
    onCode?.(false);
    setHanded(true);
  };
  const keep = (next: Made) => {
    setMade(next);
    onCode?.(true);
    void queries.invalidateQueries({ queryKey: ['invitations'] });
  };
  return made ? (
    <InvitationMade made={made} onDone={done} />
  ) : (
    <InviteForm primary={primary} again={handed} onMade={keep} />
  );
}
