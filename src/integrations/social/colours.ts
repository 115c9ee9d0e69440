/** The colours of the cards: the site's own by day, which a test compares. */
export const cardColours = {
  paper: '#f5f6f2',
  rule: '#c6ccca',
  ink: '#141b22',
  'ink-2': '#434e57',
  'ink-3': '#5f6a72',
  now: '#a3195b',
  sheet: '#fdfdfb',
  cell: '#c4d5e2',
  'cell-line': '#37566e',
  shade: '#5b646c',
  buff: '#e9e3d3',
} as const;
