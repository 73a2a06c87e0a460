/** The screens by address and name: what the navigation shows, and what else the palette and a wrong address lead to. */
export const SCREENS = [
  { to: '/', name: 'nav.overview', main: true },
  { to: '/work', name: 'nav.work', main: true },
  { to: '/framework', name: 'nav.framework', main: true },
  { to: '/indicators', name: 'nav.indicators', main: true },
  { to: '/projects', name: 'nav.projects', main: true },
  { to: '/countries', name: 'nav.countries', main: true },
  { to: '/programmes', name: 'nav.programmes', main: false },
  { to: '/sdgs', name: 'nav.sdgs', main: true },
  { to: '/compare', name: 'nav.compare', main: false },
  { to: '/gaps', name: 'nav.gaps', main: true },
  { to: '/mapping', name: 'nav.mapping', main: false },
  { to: '/data', name: 'nav.data', main: true },
  { to: '/trail', name: 'nav.trail', main: false },
] as const;
