export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise STARTTLS where the server offers it. */
  readonly secure: boolean;
  readonly user: string | null;
  readonly password: string;
}

const PORTS = { 'smtp:': 587, 'smtps:': 465 } as const;

/** smtp[s]://user:password@host:port; null for anything else. What is special in a URL is percent-encoded in it. */
export function smtpSettings(text: string): SmtpSettings | null {
  try {
    const url = new URL(text);
    const { protocol } = url;
    if ((protocol !== 'smtp:' && protocol !== 'smtps:') || url.hostname === '') return null;
    if (!['', '/'].includes(url.pathname) || url.search !== '' || url.hash !== '') return null;
    return {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port === '' ? PORTS[protocol] : Number(url.port),
      secure: protocol === 'smtps:',
      user: url.username === '' ? null : decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
    };
  } catch {
    return null;
  }
}
