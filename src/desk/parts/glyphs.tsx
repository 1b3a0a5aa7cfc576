import type { ReactNode } from 'react';

// Small drawings that carry meaning without colour (BRIEF 2). Each stands beside its word, so it is hidden from readers.

export type RiskLevel = 'low' | 'medium' | 'high' | 'critical';

const bars: Record<RiskLevel, number> = { low: 1, medium: 2, high: 3, critical: 4 };

/** Four rising bars, one to four of them filled. */
export function RiskGlyph({ level }: { level: RiskLevel }) {
  return (
    <svg width="15" height="12" viewBox="0 0 15 12" fill="currentColor" aria-hidden="true">
      {[0, 1, 2, 3].map((bar) => (
        <rect
          key={bar}
          x={bar * 4}
          y={9 - bar * 3}
          width="3"
          height={3 + bar * 3}
          opacity={bar < bars[level] ? 1 : 0.28}
        />
      ))}
    </svg>
  );
}

function slice(share: number): ReactNode {
  if (share >= 0.995) return <circle cx="7" cy="7" r="4.5" fill="currentColor" />;
  if (share <= 0.005) return null;
  const angle = 2 * Math.PI * (1 - share);
  const from = `${(7 + 5 * Math.sin(angle)).toFixed(2)} ${(7 - 5 * Math.cos(angle)).toFixed(2)}`;
  return <path d={`M7 7L${from}A5 5 0 ${share > 0.5 ? 1 : 0} 1 7 2Z`} fill="currentColor" />;
}

/** A pie that empties clockwise from the top; `left` is the share of time left, 0 to 1. */
export function PieGlyph({ left }: { left: number }) {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <circle cx="7" cy="7" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" />
      {slice(left)}
    </svg>
  );
}

/** A solid disc with an exclamation mark: the promise is late. */
export function LateGlyph() {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <circle cx="7" cy="7" r="7" fill="currentColor" />
      <path d="M7 3.2v4.2M7 9.6v1.2" stroke="var(--late-soft)" strokeWidth="1.7" strokeLinecap="round" />
    </svg>
  );
}

export type Sign = 'same' | 'alike' | 'differs' | 'unknown';

const strokes: Record<Sign, string> = {
  same: 'M2 4.5h8M2 8h8',
  alike: 'M1.8 5c1.4-1.8 2.8-1.8 4.2-.6s2.8 1.2 4.2-.6M1.8 8.6c1.4-1.8 2.8-1.8 4.2-.6s2.8 1.2 4.2-.6',
  differs: 'M2 4.5h8M2 8h8M8.2 2l-4.4 8.5',
  unknown: 'M3.8 4.2a2.2 2.2 0 1 1 3.4 1.9c-.8.5-1.2.9-1.2 1.7M6 10.4v.1',
};

/** = same, ≈ alike, ≠ differs, ? not known. Drawn, because the letter files have no such signs. */
export function SignGlyph({ sign }: { sign: Sign }) {
  return (
    <svg
      width="12"
      height="12"
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d={strokes[sign]} />
    </svg>
  );
}
