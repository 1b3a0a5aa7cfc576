import type { ComponentType } from 'react';
import { casesScreens, casesTopParts } from '#cases/desk/index.ts';
import { hotlineDemoParts, hotlineScreens, hotlineTopParts, hotlineUrgentParts } from '#hotline/desk/index.ts';
import { peopleScreens, peopleTopParts } from '#people/desk/index.ts';
import { researchScreens } from '#research/desk/index.ts';
import { screeningScreens } from '#screening/desk/index.ts';
import { networkScreens, networkTopParts } from '#network/desk/index.ts';
import { rightsNoticeParts, rightsScreens } from '#rights/desk/index.ts';
import { staffFootParts, staffNoticeParts, staffScreens, staffTopParts } from '#staff/desk/index.ts';
import { tasksScreens } from '#tasks/desk/index.ts';
import type { DeskScreen } from './screen.ts';

// The modules' doors are gathered here: `import { screens as hotline } from '#hotline/desk/index.ts'`.

/** Every page of the desk. */
export const screens: readonly DeskScreen[] = [
  ...staffScreens,
  ...hotlineScreens,
  ...casesScreens,
  ...networkScreens,
  ...peopleScreens,
  ...researchScreens,
  ...screeningScreens,
  ...rightsScreens,
  ...tasksScreens,
];

/** What modules show at the left of the top bar: the lines. */
export const topParts: readonly ComponentType[] = [
  ...hotlineTopParts,
  ...staffTopParts,
  ...hotlineDemoParts,
  ...peopleTopParts,
  ...casesTopParts,
  ...networkTopParts,
];

/** What cannot wait, above every screen: alerts, and what is missing. */
export const urgentParts: readonly ComponentType[] = [...hotlineUrgentParts, ...staffNoticeParts, ...rightsNoticeParts];

/** What modules say in the foot: whether search is locked. */
export const footParts: readonly ComponentType[] = [...staffFootParts];
