import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { Refused } from '../ask/refused.tsx';
import { useWait } from '../ask/use-wait.ts';
import type { UsedPasskey } from '../../shared.ts';
import { usePasskey } from './use-passkey.ts';

export type PasskeyButtonProps = {
  label: string;
  begin: string;
  end: (used: UsedPasskey) => Promise<unknown>;
  onDone: () => void;
};

/** One press, and the device asks for a finger, a face or its PIN. */
export function PasskeyButton({ label, begin, end, onDone }: PasskeyButtonProps) {
  const using = usePasskey(begin, end, onDone);
  const wait = useWait(using.error);
  return (
    <>
      <Refused error={using.error} wait={wait} />
      <Button
        variant="default"
        leftSection={<IconKey size={18} aria-hidden />}
        loading={using.isPending}
        disabled={wait > 0}
        onClick={() => using.mutate()}
      >
        {label}
      </Button>
    </>
  );
}
