/** What a stop may take after the requests that had not finished were cut off. */
export const LAST_SECONDS = 7;
