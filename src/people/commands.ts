// What the command line uses of this room: nothing here needs the program to run or a database to be there.
export { chooseColumns } from './match/choose-columns.ts';
export { explain, type Bar } from './match/explain.ts';
export { matchRecords, type Matched, type MatchStep } from './match/match.ts';
export { readSheet } from './match/read-sheet.ts';
export { chanceOf, type Scored } from './match/score.ts';
export type { KindedColumn, Sheet } from './match/sheet.ts';
export { entitiesOf, measure, type Measured } from './match/truth.ts';
export { csvRow } from './match/write-table.ts';
export { readPairs, tryPairs, type BadRow, type PairFigures, type PairReport } from './names/try-pairs.ts';
