import { useWords } from '#desk/parts.ts';
import { takeKey } from './one-ring.tsx';
import { useStripInPage } from './ring-in-page.tsx';
import { RingStrip } from './ring-strip.tsx';
import { useGone, useWent } from './use-gone.ts';
import { useLineName } from './use-line-name.ts';
import { useHearsCalls, useRings, useRingsLive } from './use-rings.ts';
import { useUnwrittenNumbers } from './use-unwritten.ts';

/** Above every page of whoever may take calls: what rings. On the duty desk the strip stands in the page itself. */
export function RingKeeper() {
  return useHearsCalls() ? <Keeper /> : null;
}

function Keeper() {
  useRingsLive();
  useUnwrittenNumbers();
  const inPage = useStripInPage();
  return (
    <>
      <Spoken />
      {!inPage && <RingStrip whole={false} />}
    </>
  );
}

/** For ears: a call that begins to ring interrupts once; what became of it is said when there is a pause. */
function Spoken() {
  const { t } = useWords();
  const { data } = useRings();
  const line = useLineName();
  const gone = useGone(data);
  const went = useWent();
  const last = data?.ringing.filter(({ state }) => state === 'ringing').at(-1);
  return (
    <>
      <p role="alert" className="said-only">
        {last && t('hotline.ring.spoken', { line: line(last.line), key: takeKey })}
      </p>
      <output className="said-only">{gone && went(gone)}</output>
    </>
  );
}
