/** What Mantine has to know at run time; colours and sizes are variables of tokens.css (docs/look.md). */
import { createTheme } from '@mantine/core';

export const theme = createTheme({
  fontFamily: 'var(--family)',
  cursorType: 'pointer',
  respectReducedMotion: true,
  autoContrast: false,
  components: {
    // The scroll lock of dialogs writes a style element, which the policy forbids; layout.css locks the page instead.
    Drawer: { defaultProps: { lockScroll: false } },
    Modal: { defaultProps: { lockScroll: false } },
  },
});
