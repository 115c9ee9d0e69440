/** Words that the messages of a run share. */

/** What a message says of a run whose pages are kept. */
export const GOES_ON = 'the next run goes on from there';
