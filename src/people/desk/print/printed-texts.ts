const texts = ['how_to_call', 'if_rings', 'wake', 'told'] as const;
export type CardText = (typeof texts)[number];

/** What is written in words on a card, as it stands on paper. How she is called is mostly her name: a paper without names leaves it out. */
export function printedTexts(withNames: boolean): CardText[] {
  return texts.filter((text) => withNames || text !== 'how_to_call');
}
