/** Codes go into every accounting program's files unquoted, so they have no spaces and no letters beyond ASCII. */
export const ACCOUNT_CODE = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,19}$/;
