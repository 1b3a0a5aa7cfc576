import type { Say } from '#desk/parts.ts';
import type { ClockSource } from '../../shared.ts';

/** What a clock rests on, in one sentence: of an article no expert has confirmed it says so, on paper as on the screen. */
export function groundWords(sources: readonly ClockSource[], t: Say): string {
  const one = ({ source, article, verified }: ClockSource) => {
    const said = t(`rights.source.${source}`, { article });
    return verified ? said : `${said} (${t('rights.clock.print.unverified')})`;
  };
  return sources.map(one).join('; ');
}
