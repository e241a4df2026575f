import { isIP } from 'node:net';

/** Reads the text of one variable. `undefined` means "not acceptable"; `accepts` completes the sentence "X must be …". */
export interface Parser<T> {
  readonly accepts: string;
  readonly parse: (text: string) => T | undefined;
}

export function integer(min: number, max: number): Parser<number> {
  return {
    accepts: `a whole number from ${min} to ${max}`,
    parse: (text) => {
      if (!/^\d{1,12}$/.test(text)) return undefined;
      const value = Number(text);
      return value >= min && value <= max ? value : undefined;
    },
  };
}

export function oneOf<T extends string>(...values: readonly T[]): Parser<T> {
  return {
    accepts: `one of ${values.join(', ')}`,
    parse: (text) => values.find((value) => value === text),
  };
}

export const flag: Parser<boolean> = {
  accepts: 'true or false',
  parse: (text) => {
    if (/^(true|1|yes|on)$/i.test(text)) return true;
    return /^(false|0|no|off)$/i.test(text) ? false : undefined;
  },
};

export const text: Parser<string> = {
  accepts: 'a text without control characters',

  parse: (value) => (/[\u0000-\u001f\u007f]/.test(value) ? undefined : value),
};

export const postgresUrl: Parser<string> = {
  accepts: 'a URL like postgres://user:password@host:5432/database',
  parse: (value) => {
    try {
      const url = new URL(value);
      const isPostgres = url.protocol === 'postgres:' || url.protocol === 'postgresql:';
      return isPostgres && url.pathname.length > 1 ? value : undefined;
    } catch {
      return undefined;
    }
  },
};

export const staffKey: Parser<string> = {
  accepts: 'a secret of 32 to 200 letters, digits, "_" or "-" that starts with contra_live_',
  parse: (value) => (/^contra_live_[\w-]{20,188}$/.test(value) ? value : undefined),
};

/** Which proxies may name the client's address: none, a number of hops, or the proxies' own addresses. */
export type TrustProxy = false | number | readonly string[];

/** "Trust everyone" is not offered: any client could then claim an address inside a key's IP ranges. */
export const trustProxy: Parser<TrustProxy> = {
  accepts:
    'off, a number of proxies from 1 to 10, or a comma-separated list of proxy addresses or CIDR ranges',
  parse: (value) => {
    if (/^(off|false|no|0)$/i.test(value)) return false;
    if (/^\d+$/.test(value)) return integer(1, 10).parse(value);
    const ranges = value.split(',').map((range) => range.trim());
    return ranges.every(isAddressRange) ? ranges : undefined;
  },
};

export const addressRanges: Parser<readonly string[]> = {
  accepts: 'a comma-separated list of addresses or CIDR ranges, such as 10.0.0.0/8, fd00::/8',
  parse: (value) => {
    const ranges = value.split(',').map((range) => range.trim());
    return ranges.every(isAddressRange) ? ranges : undefined;
  },
};

function isAddressRange(range: string): boolean {
  const [address = '', bits, ...rest] = range.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}
