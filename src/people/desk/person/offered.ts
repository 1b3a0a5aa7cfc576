import type { ComponentType } from 'react';

type PartOfPerson = ComponentType<{ person: string }>;
const parts: PartOfPerson[] = [];

/** A module shows something of a person on her page (her cases). Called once, where the module's door is loaded. */
export function offerOnPerson(part: PartOfPerson): void {
  if (!parts.includes(part)) parts.push(part);
}

/** What other modules show of a person. */
export function partsOfPerson(): readonly PartOfPerson[] {
  return parts;
}
