export const SERVICE_ROLE = 'contra_service';

/** The same login, whose sessions take the service's role as they connect, keeping the options the URL has already. */
export function asServiceRole(url: string): string {
  const changed = new URL(url);
  const options = changed.searchParams.get('options');
  changed.searchParams.set('options', [...(options ? [options] : []), `-c role=${SERVICE_ROLE}`].join(' '));
  // A plus sign would reach the server as it is: the driver decodes %20 only.
  changed.search = changed.search.replaceAll('+', '%20');
  return changed.toString();
}

/** The same server and login, another database. */
export function onDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.toString();
}
