import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';
import { controls } from './theme/controls.tsx';

type Ten = [string, string, string, string, string, string, string, string, string, string];

function named(...names: Ten): MantineColorsTuple {
  return names.map((name) => `var(--${name})`) as unknown as MantineColorsTuple;
}

function ramp(name: string): MantineColorsTuple {
  return named(...(Array.from({ length: 10 }, (_, step) => `${name}-${step}`) as Ten));
}

/** Mantine as BRIEF 3 asks. Every colour is a name of tokens.css, so that light and dark have one source. */
export const theme = createTheme({
  primaryColor: 'sava',
  primaryShade: { light: 7, dark: 6 },
  colors: {
    sava: ramp('sava'),
    plum: ramp('plum'),
    quince: ramp('quince'),
    lipa: ramp('lipa'),
    copper: ramp('copper'),
    brick: ramp('brick'),
    stone: ramp('stone'),
    // Mantine's own greys, wherever a component reaches for them, are our surfaces too.
    gray: named('sunken', 'sunken', 'line-soft', 'line', 'control', 'ink-3', 'ink-3', 'ink-2', 'ink', 'ink'),
    dark: named('ink', 'ink-2', 'ink-3', 'control', 'line', 'line-soft', 'surface', 'canvas', 'sunken', 'sunken'),
  },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  headings: { fontFamily: 'var(--font)', fontWeight: '650' },
  fontSizes: { xs: 'var(--t-xs)', sm: 'var(--t-sm)', md: 'var(--t-md)', lg: 'var(--t-lg)', xl: 'var(--t-xl)' },
  lineHeights: { xs: 'var(--lh-xs)', sm: 'var(--lh-sm)', md: 'var(--lh-md)', lg: 'var(--lh-lg)', xl: 'var(--lh-xl)' },
  spacing: { xs: 'var(--s2)', sm: 'var(--s3)', md: 'var(--s4)', lg: 'var(--s5)', xl: 'var(--s6)' },
  radius: { xs: 'var(--r1)', sm: 'var(--r2)', md: 'var(--r3)', lg: 'var(--r4)', xl: 'var(--r4)' },
  defaultRadius: 'sm',
  shadows: { xs: 'var(--e1)', sm: 'var(--e1)', md: 'var(--e2)', lg: 'var(--e3)', xl: 'var(--e3)' },
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'pointer',
  autoContrast: true,
  other: { row: 'var(--row)', field: 'var(--field)', target: 'var(--target)' },
  components: controls,
});

const semantic = {
  '--mantine-color-body': 'var(--canvas)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--control)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-dimmed': 'var(--ink-2)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--link)',
  '--mantine-color-error': 'var(--stop)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--ink-3)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-filled': 'var(--act)',
  '--mantine-primary-color-filled-hover': 'var(--act-hover)',
  '--mantine-primary-color-light': 'var(--act-soft)',
  '--mantine-primary-color-light-hover': 'var(--selected)',
  '--mantine-primary-color-light-color': 'var(--act-soft-ink)',
  '--mantine-color-sava-filled': 'var(--act)',
  '--mantine-color-sava-filled-hover': 'var(--act-hover)',
};

/** Points Mantine at the semantic names of tokens.css, in both schemes (BRIEF 3). */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: semantic, dark: semantic });
