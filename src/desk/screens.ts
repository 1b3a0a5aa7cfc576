import type { ComponentType } from 'react';
import type { DeskScreen } from './screen.ts';

// The modules' doors are gathered here: `import { screens as hotline } from '#hotline/desk/index.ts'`.

/** Every page of the desk. */
export const screens: readonly DeskScreen[] = [];

/** What modules show at the left of the top bar: the lines. */
export const topParts: readonly ComponentType[] = [];

/** What modules say in the foot: whether search is locked. */
export const footParts: readonly ComponentType[] = [];
