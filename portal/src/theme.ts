import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';
import type { MouseEvent } from 'react';

const rollcall: MantineColorsTuple = [
  '#eef3ff',
  '#dce4f7',
  '#b9c7ea',
  '#93a8de',
  '#748dd3',
  '#5f7ccd',
  '#4466c4',
  '#3654b0',
  '#2f4b9e',
  '#24408c',
];

// Greys with a little of the same blue.
const dark: MantineColorsTuple = [
  '#dfe4ea',
  '#b8c0cb',
  '#a3adba',
  '#6b7583',
  '#3a424e',
  '#2b323c',
  '#222831',
  '#1b2027',
  '#161a20',
  '#0f1216',
];

// A dialog gives the focus back to where it was, and a menu's entry is gone by then.
function focusButton({ target, currentTarget }: MouseEvent<HTMLElement>): void {
  if (!(target as Element).closest('[role="menuitem"]')) return;
  document.getElementById(currentTarget.getAttribute('aria-labelledby') ?? '')?.focus();
}

const LIST = { maxHeight: 280, overflowY: 'auto', paddingInlineEnd: 'var(--combobox-padding)' } as const;

export const theme = createTheme({
  primaryColor: 'rollcall',
  primaryShade: { light: 7, dark: 6 },
  colors: { rollcall, dark },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: 'Inter, ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  headings: { fontWeight: '650', sizes: { h1: { fontSize: '1.625rem' }, h2: { fontSize: '1.125rem' } } },
  components: {
    // What is not required says so.
    InputWrapper: { defaultProps: { withAsterisk: false } },
    Paper: { defaultProps: { radius: 'lg' } },
    Card: { defaultProps: { radius: 'lg', padding: 'lg', withBorder: true } },
    Modal: {
      defaultProps: {
        closeButtonProps: { 'aria-label': 'Close' },
        radius: 'lg',
        centered: true,
        overlayProps: { backgroundOpacity: 0.45, blur: 2 },
        // What it asked about is gone when it closes: nobody is to see it empty, or at its first question again.
        transitionProps: { exitDuration: 0 },
      },
    },
    // What scrolls is the list itself, which the keys move in.
    Select: { defaultProps: { withScrollArea: false }, styles: { options: LIST } },
    Autocomplete: { defaultProps: { withScrollArea: false }, styles: { options: LIST } },
    // The first entry has the focus at once, as menus do everywhere else.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    MenuDropdown: { defaultProps: { onClickCapture: focusButton } },
    Tooltip: { defaultProps: { withArrow: true, events: { hover: true, focus: true, touch: true } } },
    Anchor: { defaultProps: { underline: 'hover' } },
  },
});

/** Quieter text and borders that are still readable: WCAG AA on every surface, light and dark. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#1c2430',
    '--mantine-color-dimmed': '#566070',
    '--mantine-color-placeholder': '#6b7480',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-anchor': 'var(--mantine-color-rollcall-7)',
    '--mantine-color-default-border': '#d9dee6',
    '--rollcall-canvas': '#f6f7f9',
    '--rollcall-good': '#1a7f4b',
    '--rollcall-warn': '#9a5b00',
    '--rollcall-bad': '#b3261e',
    '--rollcall-calm': '#566070',
    '--rollcall-line': '#e6e9ee',
  },
  dark: {
    '--mantine-color-body': '#1b2027',
    '--mantine-color-text': '#dfe4ea',
    '--mantine-color-rollcall-light': 'rgba(116, 141, 211, 0.16)',
    '--mantine-color-rollcall-light-hover': 'rgba(116, 141, 211, 0.24)',
    '--mantine-color-rollcall-light-color': '#c3d0f5',
    '--mantine-color-dimmed': '#a3adba',
    '--mantine-color-placeholder': '#8f99a6',
    '--mantine-color-error': '#ff9d94',
    '--mantine-color-anchor': '#a3b8f0',
    '--mantine-color-default': '#222831',
    '--mantine-color-default-hover': '#2a313b',
    '--mantine-color-default-border': '#3a424e',
    '--rollcall-canvas': '#14181d',
    '--rollcall-good': '#5cc98f',
    '--rollcall-warn': '#f0b35c',
    '--rollcall-bad': '#ff9d94',
    '--rollcall-calm': '#a3adba',
    '--rollcall-line': '#2b323c',
  },
});
