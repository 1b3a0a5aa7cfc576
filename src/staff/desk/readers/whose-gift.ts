import type { ReaderAnswer } from '../../shared.ts';

/**
 * From whom somebody has it: from whoever looks, from a colleague, or out of the message itself, where whoever wrote to us
 * opened her contact to those who answer. She is nobody who works here, so no colleague's name stands for hers. Pure.
 */
export function whoseGift(
  giver: string,
  me: string | undefined,
  readers: readonly Pick<ReaderAnswer, 'principal' | 'why'>[],
): 'you' | 'message' | 'colleague' {
  if (giver === me) return 'you';
  return readers.some(({ principal, why }) => why === 'visitor' && principal === giver) ? 'message' : 'colleague';
}
