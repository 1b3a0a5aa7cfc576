/** The six dimensions of the ILO/EC lists, in their order. */
export const dimensions = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6'] as const;
export type Dimension = (typeof dimensions)[number];

export const strengths = ['strong', 'medium', 'weak'] as const;
export type Strength = (typeof strengths)[number];

/** The five answers, which are five different things. Only `present` counts; only `absent` is a no. */
export const givens = ['present', 'absent', 'unknown', 'refused', 'not_asked'] as const;
export type Given = (typeof givens)[number];

/** One indicator as one list weighs it. */
export type Weighed = { code: string; dimension: Dimension; strength: Strength };
/** What was answered, by the indicator's code; absent where nothing was. */
export type Answers = Readonly<Record<string, Given | undefined>>;

export type Counts = Record<Strength, number>;

/** The four ways in which a dimension is met, with the numbers each looks at. */
export const subRules = ['two_strong', 'strong_and_other', 'three_medium', 'two_medium_weak'] as const;
export type SubRule = (typeof subRules)[number];
/** `have` is what there is and `need` what is asked for, number by number. */
export type RuleWorking = { rule: SubRule; holds: boolean; have: number[]; need: number[] };

export type DimensionScore = {
  dimension: Dimension;
  counts: Counts;
  rules: RuleWorking[];
  met: boolean;
  /** How many indicators the list has here, and of how many it is not known whether they are present. */
  of: number;
  unknown: number;
  /** Not met, and more than half is not known: no "no". */
  tooLittle: boolean;
};

/**
 * The four sub-rules on the counts of present indicators: two strong; one strong and one other; three medium; two medium
 * and one weak. source: ILO/EC operational indicators, 2009 (domain.md 2.2).
 */
export function workRules({ strong, medium, weak }: Counts): RuleWorking[] {
  const working = (rule: SubRule, have: number[], need: number[]) => ({
    rule,
    have,
    need,
    holds: have.every((number, at) => number >= (need[at] ?? 0)),
  });
  return [
    working('two_strong', [strong], [2]),
    working('strong_and_other', [strong, medium + weak], [1, 1]),
    working('three_medium', [medium], [3]),
    working('two_medium_weak', [medium, weak], [2, 1]),
  ];
}

/** Whether a dimension with these counts is met: one sub-rule suffices. */
export function isMet(counts: Counts): boolean {
  return workRules(counts).some(({ holds }) => holds);
}

/** One dimension of a list, worked out from the answers. Unanswered, unknown, refused and not asked are all not known. */
export function scoreDimension(dimension: Dimension, list: readonly Weighed[], answers: Answers): DimensionScore {
  const own = list.filter((item) => item.dimension === dimension);
  const counts: Counts = { strong: 0, medium: 0, weak: 0 };
  for (const { code, strength } of own) if (answers[code] === 'present') counts[strength] += 1;
  const rules = workRules(counts);
  const met = rules.some(({ holds }) => holds);
  const unknown = own.filter(({ code }) => answers[code] !== 'present' && answers[code] !== 'absent').length;
  return { dimension, counts, rules, met, of: own.length, unknown, tooLittle: !met && unknown * 2 > own.length };
}
