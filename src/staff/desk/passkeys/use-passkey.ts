import { useMutation } from '@tanstack/react-query';
import { call } from '#desk/parts.ts';
import type { UsedPasskey } from '../../shared.ts';
import { signWithPasskey, type UseOptions } from './ceremony.ts';

/** Asks for a challenge at `begin`, has the device sign it, and hands what it signed to `end`. */
export function usePasskey(begin: string, end: (used: UsedPasskey) => Promise<unknown>, onDone: () => void) {
  return useMutation({
    mutationFn: async () => end(await signWithPasskey(await call<UseOptions>('POST', begin, {}))),
    onSuccess: onDone,
  });
}
