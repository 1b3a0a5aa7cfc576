import type { ComponentType } from 'react';

const parts: ComponentType[] = [];

/** A module shows somebody what is hers alone on her own page (her hours). Called once, where the module's door is loaded. */
export function offerOnAccount(part: ComponentType): void {
  if (!parts.includes(part)) parts.push(part);
}

/** What other modules show of one's own. */
export function accountParts(): readonly ComponentType[] {
  return parts;
}
