import type { Parser } from './parsers';

/** The names of buckets as Amazon allows them; other servers allow no more. */
export const bucketName: Parser<string> = {
  accepts: 'the name of a bucket: 3 to 63 lower-case letters, digits, "." or "-"',
  parse: (value) => (/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(value) ? value : undefined),
};

export const region: Parser<string> = {
  accepts: 'the name of a region, such as eu-central-1',
  parse: (value) => (/^[\w-]{1,64}$/.test(value) ? value : undefined),
};

export const endpoint: Parser<string> = {
  accepts: 'a URL like https://s3.example.com, without a path, a query or a login',
  parse: (value) => {
    const url = URL.canParse(value) ? new URL(value) : null;
    const web = url?.protocol === 'https:' || url?.protocol === 'http:';
    return web && url.pathname === '/' && url.search === '' && url.username === '' && url.hash === ''
      ? url.origin
      : undefined;
  },
};

/** Without the slashes around it. */
export const keyPrefix: Parser<string> = {
  accepts: 'up to 200 letters, digits, ".", "_", "-", with single slashes between them',
  parse: (value) => {
    const prefix = value.replace(/^\/|\/$/g, '');
    const sound = prefix.length <= 200 && prefix.split('/').every((each) => /^\w[\w.-]*$/.test(each));
    return sound ? prefix : undefined;
  },
};

/** Of an access key: printed on one line, without spaces. */
export const credential: Parser<string> = {
  accepts: '1 to 200 characters without spaces',
  parse: (value) => (/^[\x21-\x7e]{1,200}$/.test(value) ? value : undefined),
};

const S3_NEEDS_BUCKET = [
  'ARCHIVE_S3_ENDPOINT',
  'ARCHIVE_S3_REGION',
  'ARCHIVE_S3_PREFIX',
  'ARCHIVE_S3_ACCESS_KEY_ID',
  'ARCHIVE_S3_SECRET_ACCESS_KEY',
] as const;

/** What does not fit together: an archive must not land in a folder because one variable of several was forgotten. */
export function archiveProblems(isSet: (name: string) => boolean): string[] {
  const problems: string[] = [];
  const alone = isSet('ARCHIVE_S3_BUCKET') ? undefined : S3_NEEDS_BUCKET.find((name) => isSet(name));
  if (alone !== undefined)
    problems.push(`${alone} is set without ARCHIVE_S3_BUCKET: name the bucket as well`);
  if (isSet('ARCHIVE_S3_ACCESS_KEY_ID') !== isSet('ARCHIVE_S3_SECRET_ACCESS_KEY'))
    problems.push(
      'ARCHIVE_S3_ACCESS_KEY_ID and ARCHIVE_S3_SECRET_ACCESS_KEY are set together, or neither is',
    );
  return problems;
}
