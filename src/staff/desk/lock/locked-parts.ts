import type { ComponentType } from 'react';

const parts: ComponentType[] = [];

/** A module offers what may begin on a locked screen (a new contact). Called once, where the module's door is loaded. */
export function offerWhileLocked(part: ComponentType): void {
  if (!parts.includes(part)) parts.push(part);
}

/** What is offered on a locked screen. */
export function lockedParts(): readonly ComponentType[] {
  return parts;
}
