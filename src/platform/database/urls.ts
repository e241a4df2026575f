export const SERVICE_ROLE = 'contra_service';

/** The same login, whose sessions take the service's role as they connect. */
export const asServiceRole = (url: string): string => withSettings(url, { role: SERVICE_ROLE });

/**
 * Adds settings of the session to the options that the URL has already. They must be in the URL: where it has options,
 * the driver ignores those given beside it.
 */
export function withSettings(url: string, settings: Readonly<Record<string, string>>): string {
  const changed = new URL(url);
  const given = changed.searchParams.get('options');
  const added = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  changed.searchParams.set('options', [...(given ? [given] : []), ...added].join(' '));
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
