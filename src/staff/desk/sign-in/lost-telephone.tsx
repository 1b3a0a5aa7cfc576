import { call } from '#desk/parts.ts';
import { BySheet } from './by-sheet.tsx';

/** The telephone is lost: after the passphrase the printed sheet sets a new second factor. */
export function LostTelephone(props: { onPassed: () => void; onBack: () => void }) {
  return (
    <BySheet {...props} lost="lost" send={(words) => call('POST', '/desk/api/sign-in/lost-telephone', { words })} />
  );
}
