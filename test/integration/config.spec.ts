import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, loadConfig, variableNames } from '../../src/platform/config/config';

const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

describe('the configuration', () => {
  it('starts with nothing set', () => {
    expect(loadConfig({})).toEqual({
      nodeEnv: 'development',
      port: 3000,
      host: '127.0.0.1',
      workers: 1,
      dataDir: './data',
      databaseUrl: undefined,
      databaseServiceUrl: undefined,
      databasePoolSize: 16,
      databaseIdleSeconds: 600,
      databaseWaitSeconds: 10,
      exportPoolSize: 2,
      exportStallSeconds: 60,
      statementTimeoutSeconds: 30,
      sealIntervalSeconds: 10,
      backgroundWork: true,
      migrateOnStart: true,
      postingConcurrency: 8,
      postingOrganisations: 64,
      postingQueueRequests: 2000,
      postingQueueBytes: 67_108_864,
      postingWaitSeconds: 10,
      bootstrapStaffKey: undefined,
      keyCacheSeconds: 2,
      rateLimitPerMinute: 12_000,
      bodyLimitBytes: 1_048_576,
      headerLimitBytes: 16_384,
      headersTimeoutSeconds: 15,
      requestTimeoutSeconds: 60,
      keepAliveTimeoutSeconds: 72,
      idleTimeoutSeconds: 300,
      maxConnections: 10_000,
      trustProxy: false,
      logLevel: 'info',
      archiveDir: 'data/archive',
      archiveS3Bucket: undefined,
      archiveS3Region: 'us-east-1',
      archiveS3Endpoint: undefined,
      archiveS3Prefix: '',
      archiveS3AccessKeyId: undefined,
      archiveS3SecretAccessKey: undefined,
      renderThreads: 1,
      smtpUrl: undefined,
      mailFrom: 'no-reply@localhost',
      mailTimeoutSeconds: 60,
      webhookAllowHttp: false,
      webhookAllowNetworks: [],
      webhookTimeoutSeconds: 10,
      webhookConcurrency: 8,
      shutdownTimeoutSeconds: 20,
    });
  });

  it('takes an empty variable for an absent one', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: ' ' })).toEqual(loadConfig({}));
  });

  it('listens to the outside in production only, unless HOST says otherwise', () => {
    expect(loadConfig({ NODE_ENV: 'production' }).host).toBe('0.0.0.0');
    expect(loadConfig({ NODE_ENV: 'production', HOST: '::1' }).host).toBe('::1');
  });

  it('reads what is set', () => {
    const key = `contra_live_${'k'.repeat(20)}`;
    const url = 'postgres://u:p@db.example:5433/books';
    const config = loadConfig({
      PORT: '0',
      DATABASE_URL: url,
      BOOTSTRAP_STAFF_KEY: key,
      RATE_LIMIT_PER_MINUTE: '0',
      MIGRATE_ON_START: 'false',
    });
    expect(config).toMatchObject({
      port: 0,
      databaseUrl: url,
      bootstrapStaffKey: key,
      rateLimitPerMinute: 0,
      migrateOnStart: false,
    });
  });

  it.each([
    ['off', false],
    ['2', 2],
    ['10.0.0.0/8, ::1', ['10.0.0.0/8', '::1']],
  ])('trusts the proxies named by %s', (given, expected) => {
    expect(loadConfig({ TRUST_PROXY: given }).trustProxy).toEqual(expected);
  });

  it.each([
    ['PORT', '80a', 'PORT must be a whole number from 0 to 65535, not "80a"'],
    ['PORT', '65536', 'PORT must be a whole number from 0 to 65535, not "65536"'],
    ['DATABASE_POOL_SIZE', '-1', 'DATABASE_POOL_SIZE must be a whole number from 1 to 500, not "-1"'],
    ['DATABASE_POOL_SIZE', '1e2', 'DATABASE_POOL_SIZE must be a whole number from 1 to 500, not "1e2"'],
    [
      'WEBHOOK_ALLOW_NETWORKS',
      '10.0.0.0/8, everything',
      'WEBHOOK_ALLOW_NETWORKS must be a comma-separated list of addresses or CIDR ranges, such as 10.0.0.0/8, fd00::/8, not "10.0.0.0/8, everything"',
    ],
    ['KEY_CACHE_SECONDS', '5', 'KEY_CACHE_SECONDS must be a whole number from 0 to 4, not "5"'],
    ['NODE_ENV', 'prod', 'NODE_ENV must be one of development, test, production, not "prod"'],
    ['MIGRATE_ON_START', 'maybe', 'MIGRATE_ON_START must be true or false, not "maybe"'],
    ['HOST', 'a\nb', 'HOST must be a text without control characters, not "a\\nb"'],
  ])('names %s when it is %j, and says what it accepts', (name, value, message) => {
    expect(problemsOf({ [name]: value })).toEqual([message]);
  });

  it('gives the headers of a request no more time than the request', () => {
    expect(problemsOf({ HEADERS_TIMEOUT_SECONDS: '60', REQUEST_TIMEOUT_SECONDS: '60' })).toEqual([]);
    expect(problemsOf({ HEADERS_TIMEOUT_SECONDS: '61', REQUEST_TIMEOUT_SECONDS: '60' })).toEqual([
      expect.stringMatching(/^HEADERS_TIMEOUT_SECONDS must not be longer than REQUEST_TIMEOUT_SECONDS/),
    ]);
  });

  it.each(['true', '0.0.0.0/33', '10.0.0.1/8/8', 'proxy.example', '11'])(
    'refuses to trust the proxy %s',
    (value) => {
      expect(problemsOf({ TRUST_PROXY: value })).toEqual([
        expect.stringMatching(/^TRUST_PROXY must be off, a number/),
      ]);
    },
  );

  it.each([
    [
      'DATABASE_URL',
      'mysql://u:hunter2@db/books',
      'DATABASE_URL must be a URL like postgres://user:password@host:5432/database',
    ],
    [
      'DATABASE_URL',
      'postgres://u:hunter2@db',
      'DATABASE_URL must be a URL like postgres://user:password@host:5432/database',
    ],
    [
      'BOOTSTRAP_STAFF_KEY',
      'contra_live_hunter2',
      expect.stringMatching(/^BOOTSTRAP_STAFF_KEY must be a secret of 32 to 200/),
    ],
    ['BOOTSTRAP_STAFF_KEY', 'hunter2'.repeat(9), expect.stringMatching(/starts with contra_live_$/)],
  ])('never repeats the secret of a wrong %s', (name, value, message) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toEqual([message]);
    expect(problems.join()).not.toContain('hunter2');
  });

  it('keeps the archive in the data folder unless told where', () => {
    expect(loadConfig({ DATA_DIR: '/srv/contra' }).archiveDir).toBe('/srv/contra/archive');
    expect(loadConfig({ DATA_DIR: '/srv/contra', ARCHIVE_DIR: '/mnt/archive' }).archiveDir).toBe(
      '/mnt/archive',
    );
  });

  it('does not let a bucket be half described', () => {
    expect(problemsOf({ ARCHIVE_S3_ENDPOINT: 'https://s3.example.com' })).toEqual([
      'ARCHIVE_S3_ENDPOINT is set without ARCHIVE_S3_BUCKET: name the bucket as well',
    ]);
    expect(problemsOf({ ARCHIVE_S3_BUCKET: 'archive', ARCHIVE_S3_ACCESS_KEY_ID: 'hunter2' })).toEqual([
      'ARCHIVE_S3_ACCESS_KEY_ID and ARCHIVE_S3_SECRET_ACCESS_KEY are set together, or neither is',
    ]);
  });

  it.each([
    ['ARCHIVE_S3_BUCKET', 'My Bucket'],
    ['ARCHIVE_S3_ENDPOINT', 's3.example.com'],
    ['ARCHIVE_S3_ENDPOINT', 'https://u:p@s3.example.com'],
    ['ARCHIVE_S3_PREFIX', '../other'],
    ['RENDER_THREADS', '0'],
  ])('refuses the %s %j', (name, value) => {
    expect(problemsOf({ ARCHIVE_S3_BUCKET: 'archive', [name]: value })).toEqual([
      expect.stringMatching(new RegExp(`^${name} must be`)),
    ]);
  });

  it('does not guess who sends by a mail server', () => {
    const SMTP_URL = 'smtps://user:hunter2@mail.example.com';
    expect(problemsOf({ SMTP_URL })).toEqual([
      'SMTP_URL is set without MAIL_FROM: name the address that messages are sent from',
    ]);
    expect(loadConfig({ SMTP_URL, MAIL_FROM: 'Billing@Example.com' })).toMatchObject({
      smtpUrl: SMTP_URL,
      mailFrom: 'Billing@example.com',
    });
  });

  it.each([
    ['SMTP_URL', 'mail.example.com:587'],
    ['SMTP_URL', 'http://mail.example.com'],
    ['MAIL_FROM', 'Billing <billing@example.com>'],
    ['MAIL_FROM', 'billing'],
  ])('refuses the %s %j', (name, value) => {
    expect(problemsOf({ MAIL_FROM: 'billing@example.com', [name]: value })).toEqual([
      expect.stringMatching(new RegExp(`^${name} must be`)),
    ]);
  });

  it('lists all that is wrong at once', () => {
    expect(problemsOf({ PORT: 'x', LOG_LEVEL: 'loud' })).toHaveLength(2);
    expect(new ConfigError(['PORT must be …']).message).toBe(
      'The configuration is wrong:\n  - PORT must be …',
    );
  });

  it('refuses a login of the service without one of the owner', () => {
    expect(problemsOf({ DATABASE_SERVICE_URL: 'postgres://u:p@db/books' })).toEqual([
      expect.stringMatching(/^DATABASE_SERVICE_URL is set without DATABASE_URL/),
    ]);
  });
});

describe('.env.example', () => {
  const lines = readFileSync(join(__dirname, '../../.env.example'), 'utf8').split('\n');
  const assignments = lines
    .map((line) => /^#?([A-Z][A-Z0-9_]*)=(.*)$/.exec(line))
    .filter((match) => match !== null);

  it('explains every variable that the service reads, and no other', () => {
    expect(assignments.map(([, name]) => name).sort()).toEqual([...variableNames].sort());
  });

  it('shows values that the service accepts', () => {
    expect(
      problemsOf(Object.fromEntries(assignments.map(([, name = '', value = '']) => [name, value]))),
    ).toEqual([]);
  });
});
