import type { KindedColumn, Matched, Measured, Sheet } from '#people/commands.ts';
import { say } from './sentences.ts';

/** So many refused rows are named one by one. */
const NAMED = 20;

/** Says on the error stream which rows were left out, by line and reason, never by what stood in them. */
export function sayRefused(files: readonly string[], sheets: readonly Sheet[]): void {
  sheets.forEach(({ refused }, at) => {
    const file = files[at] ?? '';
    for (const { line, reason, has, wants } of refused.slice(0, NAMED))
      console.error(say(`people.match.refused.${reason}`, { file, line, has, wants }));
    const more = refused.length - NAMED;
    if (more > 0) console.error(say('people.match.refused.more', { file, count: more }));
  });
}

/** Says what each column is taken for. */
export function sayColumns(files: readonly string[], columns: readonly KindedColumn[][]): void {
  columns.forEach((each, at) => {
    const kinds = each.map(({ header, kind }) => `${header} = ${say(`people.match.kind.${kind}`)}`).join(', ');
    console.error(say('people.match.columns', { file: files[at] ?? '', kinds }));
  });
}

/** Says how much was compared and linked, and what the model expects of it. */
export function sayMatched({ model, candidates, decision, tooCommon }: Matched): void {
  for (const { name, unread } of model.fields)
    if (unread > 0) console.error(say('people.match.unread', { field: name, count: unread }));
  const { links, precision, recall, threshold, oneToOne } = decision;
  console.error(say('people.match.compared', { pairs: candidates.a.length, links: links.length }));
  if (tooCommon > 0) console.error(say('people.match.too_common', { count: tooCommon }));
  const expected = { precision: percent(precision), recall: percent(recall), threshold: percent(threshold) };
  console.error(links.length === 0 ? say('people.match.none') : say('people.match.expected', expected));
  console.error(
    say(`people.match.one_to_one.${oneToOne ? 'yes' : 'no'}`, { option: `--one-to-one ${oneToOne ? 'no' : 'yes'}` }),
  );
}

/** Says on the output how links and truth agree: in words, or as one JSON object. */
export function sayMeasured(measured: Measured, matched: Matched, seconds: number, json: boolean): void {
  const { precision, recall, f1, truePairs, pairRecallOfBlocking } = measured;
  const { links, threshold, oneToOne, precision: expectedPrecision, recall: expectedRecall } = matched.decision;
  const compared = matched.candidates.a.length;
  const figures = {
    precision,
    recall,
    f1,
    pairs: links.length,
    pairRecallOfBlocking,
    seconds: Number(seconds.toFixed(3)),
  };
  const more = {
    truePairs,
    compared,
    tooCommon: matched.tooCommon,
    threshold,
    expectedPrecision,
    expectedRecall,
    oneToOne,
  };
  if (json) return console.log(JSON.stringify({ ...figures, ...more }));
  const shown = {
    precision: decimal(precision),
    recall: decimal(recall),
    f1: decimal(f1),
    pairs: links.length,
    truePairs,
  };
  console.log(
    say('people.match.measured', { ...shown, blocking: decimal(pairRecallOfBlocking), seconds: seconds.toFixed(1) }),
  );
}

function decimal(share: number): string {
  return share.toFixed(4);
}

function percent(share: number): string {
  return (share * 100).toFixed(2);
}
