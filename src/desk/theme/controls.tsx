import type { MantineThemeComponents } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { Ic } from '../parts/ic.tsx';
import button from './button.module.css';
import input from './input.module.css';
import pick from './pick.module.css';

// Looks live in the CSS modules; Mantine's own sheet is in a layer, so ours always wins.
// The modules' names are typed as possibly missing; a class map for Mantine may not hold undefined.
function classes(map: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(map).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

const option = classes({ option: pick.option, dropdown: pick.dropdown, empty: pick.empty });

/** How Mantine's controls look and start out here (BRIEF 3, "Defaults by component"). */
export const controls: MantineThemeComponents = {
  Button: { defaultProps: { variant: 'default' }, classNames: classes({ root: button.root, section: button.section }) },
  ActionIcon: { defaultProps: { variant: 'subtle' }, classNames: classes({ root: button.icon }) },
  CloseButton: { classNames: classes({ root: button.icon }) },
  Input: { classNames: classes({ wrapper: input.wrapper, input: input.input, section: input.section }) },
  PasswordInput: { classNames: classes({ visibilityToggle: input.toggle }) },
  InputWrapper: { classNames: classes({ label: input.label, description: input.hint, error: input.error }) },
  Combobox: { classNames: option },
  Select: {
    defaultProps: {
      withCheckIcon: false,
      rightSection: <Ic of={IconChevronDown} size={16} />,
      rightSectionPointerEvents: 'none',
    },
    classNames: option,
  },
  Checkbox: { classNames: classes({ input: pick.check, label: pick.checkLabel }) },
  Radio: { classNames: classes({ radio: pick.radio, label: pick.checkLabel }) },
  Switch: { classNames: classes({ label: pick.checkLabel }) },
  SegmentedControl: {
    classNames: classes({ root: pick.seg, control: pick.segControl, label: pick.segLabel, indicator: pick.segOn }),
  },
  Tabs: { classNames: classes({ list: pick.tabs, tab: pick.tab }) },
  Popover: { defaultProps: { shadow: 'md', radius: 'md' }, classNames: classes({ dropdown: pick.dropdown }) },
  Menu: { defaultProps: { shadow: 'md' }, classNames: classes({ dropdown: pick.dropdown, item: pick.option }) },
  Skeleton: { defaultProps: { animate: false } },
};
