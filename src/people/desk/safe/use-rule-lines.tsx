import { useWords, type SafeRule as Line, type SafeRuleKind } from '#desk/parts.ts';
import { channels, type Channel, type SafeContact, type SafeRule } from '../../shared.ts';
import { useSayHours } from './say-hours.ts';

type Entry = [Channel, SafeRule];

/** A safe-contact rule as lines in the order they are needed: when, what never, how to check, who answers, what to leave. */
export function useRuleLines(): (safe: SafeContact) => Line[] {
  const { t, rich } = useWords();
  const { hours } = useSayHours();
  return (safe) => {
    const entries = channels.flatMap((channel): Entry[] => (safe[channel] ? [[channel, safe[channel]]] : []));
    if (entries.length === 0) return [{ kind: 'never', text: rich('people.desk.rule.none') }];
    const open = entries.filter(([, rule]) => rule.allowed);
    const closed = entries.filter(([, rule]) => !rule.allowed).map(([channel]) => channel);
    const silent = channels.filter((channel) => !safe[channel]);
    const names = (list: readonly Channel[]) => list.map((channel) => t(`people.code.channel.${channel}`)).join(', ');
    const may = open.map(([channel, rule]): Line => {
      const said = rule.hours.length === 0 ? t('people.desk.hours.any') : hours(rule.hours);
      return { kind: 'may', text: rich(`people.desk.rule.may.${channel}`, { hours: said }) };
    });
    const said = (kind: SafeRuleKind, key: string, part: keyof SafeRule): Line[] =>
      distinct(open, part).map(([list, text]) => {
        const line = rich(`people.desk.rule.${key}`, { text });
        return { kind, text: list.length < open.length ? [`${names(list)}: `, line] : line };
      });
    const noMessage = open.length > 0 && open.every(([, rule]) => rule.message.trim() === '');
    return [
      ...may,
      ...(closed.length > 0 ? [line('never', t('people.desk.rule.never', { channels: names(closed) }))] : []),
      ...notes(entries).map((text) => line('never', text)),
      ...said('check', 'check', 'checkWord'),
      ...said('other', 'who', 'whoMayAnswer'),
      ...said('may', 'message', 'message'),
      ...(noMessage ? [line('never', t('people.desk.rule.noMessage'))] : []),
      ...(silent.length > 0 ? [line('never', t('people.desk.rule.silent', { channels: names(silent) }))] : []),
    ];
  };
}

const line = (kind: SafeRuleKind, text: string): Line => ({ kind, text });

function notes(entries: readonly Entry[]): string[] {
  return [...new Set(entries.map(([, rule]) => rule.note.trim()).filter(Boolean))];
}

/** The same words said of several channels stand once. */
function distinct(entries: readonly Entry[], part: keyof SafeRule): [Channel[], string][] {
  const said = entries.filter(([, rule]) => String(rule[part] ?? '').trim() !== '');
  const groups = Map.groupBy(said, ([, rule]) => String(rule[part]).trim());
  return [...groups].map(([text, list]) => [list.map(([channel]) => channel), text]);
}
