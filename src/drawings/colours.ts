/** The colours of drawings as files, which no page's tokens reach: the tokens by day and by night; a test compares. */
export const colours = {
  line: ['#141b22', '#c3ccd2'],
  hull: ['#fdfdfb', '#17212c'],
  cell: ['#c4d5e2', '#213c54'],
  'cell-line': ['#37566e', '#6d93b1'],
  shade: ['#5b646c', '#3c4853'],
  buff: ['#e9e3d3', '#38342a'],
  glass: ['#141b22', '#ffe3ab'],
  paper: ['#f5f6f2', '#0c131b'],
  rule: ['#c6ccca', '#2d3a46'],
  ink: ['#141b22', '#e7ebed'],
  'ink-3': ['#5f6a72', '#8d9aa4'],
  now: ['#a3195b', '#f2b24c'],
} as const satisfies Record<string, readonly [day: string, night: string]>;
