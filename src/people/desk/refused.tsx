import { Banner, useSentence } from '#desk/parts.ts';

/** Why it did not work, in place and read aloud; nothing where it did. */
export function Refused({ error }: { error: unknown }) {
  const sentence = useSentence();
  if (!error) return null;
  return (
    <Banner tone="warn" live>
      {sentence(error)}
    </Banner>
  );
}
