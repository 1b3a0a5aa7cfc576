import type { CodeLists } from '#kernel/forms.ts';
import { readCodeLists } from '#kernel/lists.ts';
import { codeLists as ofScreening } from '#screening/index.ts';

const own = readCodeLists(new URL('./lists/codes.tsv', import.meta.url));
const WITHOUT = ['unknown', 'refused'];
const NAMES = [
  ...['exploitation', 'sexual_exploitation', 'forced_criminality', 'industry', 'control', 'recruitment'],
  ...['trafficker_relation', 'country', 'sex', 'age_band'],
];

/** The closed lists the facts of a case are answered from; each also takes "unknown" and "refused". */
export const factLists: CodeLists = Object.fromEntries(
  NAMES.map((name) => [name, [...(ofScreening[name] ?? own[name] ?? []), ...WITHOUT]]),
);
