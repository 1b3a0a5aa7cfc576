import { isOptionsGroup, type OptionsFilter } from '@mantine/core';
import { matches } from '#kernel/fold.ts';

/** Finds options by the beginnings of their words, in either script, with marks or without. */
export const findOptions: OptionsFilter = ({ options, search }) =>
  options.filter((option) => !isOptionsGroup(option) && matches(search, option.label));
