import { join } from 'node:path';
import { archiveProblems, bucketName, credential, endpoint, keyPrefix, region } from './archive-variables';
import { mailProblems, NO_SENDER, senderAddress, smtpUrl } from './mail-variables';
import {
  type Parser,
  addressRanges,
  flag,
  integer,
  oneOf,
  postgresUrl,
  staffKey,
  text,
  trustProxy,
} from './parsers';

export type Environment = Readonly<Record<string, string | undefined>>;

interface Variable<T> extends Parser<T> {
  readonly name: string;
  /** The value when the variable is absent or empty. */
  readonly fallback: (env: Environment) => T;
  /** The value is never repeated in a message. */
  readonly secret: boolean;
}

const variable = <T>(
  name: string,
  parser: Parser<T>,
  fallback: T | ((env: Environment) => T),
): Variable<T> => ({
  ...parser,
  name,
  fallback: typeof fallback === 'function' ? (fallback as (env: Environment) => T) : () => fallback,
  secret: false,
});

const optional = <T>(name: string, parser: Parser<T>): Variable<T | undefined> => ({
  ...parser,
  name,
  fallback: () => undefined,
  secret: false,
});

const secret = (name: string, parser: Parser<string>): Variable<string | undefined> => ({
  ...parser,
  name,
  fallback: () => undefined,
  secret: true,
});

const isProduction = (env: Environment): boolean => env['NODE_ENV'] === 'production';

/** Every variable that the service reads, by the name of its field. `.env.example` explains each. */
const variables = {
  nodeEnv: variable('NODE_ENV', oneOf('development', 'test', 'production'), 'development'),
  port: variable('PORT', integer(0, 65535), 3000),
  host: variable('HOST', text, (env) => (isProduction(env) ? '0.0.0.0' : '127.0.0.1')),
  workers: variable('WORKERS', integer(1, 64), 1),
  dataDir: variable('DATA_DIR', text, './data'),
  databaseUrl: secret('DATABASE_URL', postgresUrl),
  databaseServiceUrl: secret('DATABASE_SERVICE_URL', postgresUrl),
  databasePoolSize: variable('DATABASE_POOL_SIZE', integer(1, 500), 16),
  databaseIdleSeconds: variable('DATABASE_IDLE_SECONDS', integer(1, 86_400), 600),
  databaseWaitSeconds: variable('DATABASE_WAIT_SECONDS', integer(1, 300), 10),
  postingConcurrency: variable('POSTING_CONCURRENCY', integer(1, 500), 8),
  postingOrganisations: variable('POSTING_ORGANISATIONS', integer(1, 500), 64),
  postingQueueRequests: variable('POSTING_QUEUE_REQUESTS', integer(1, 1_000_000), 2000),
  postingQueueBytes: variable('POSTING_QUEUE_BYTES', integer(1024, 10_000_000_000), 67_108_864),
  postingWaitSeconds: variable('POSTING_WAIT_SECONDS', integer(1, 300), 10),
  exportPoolSize: variable('EXPORT_POOL_SIZE', integer(1, 50), 2),
  exportStallSeconds: variable('EXPORT_STALL_SECONDS', integer(1, 3600), 60),
  statementTimeoutSeconds: variable('STATEMENT_TIMEOUT_SECONDS', integer(0, 3600), 30),
  sealIntervalSeconds: variable('SEAL_INTERVAL_SECONDS', integer(0, 3600), 10),
  backgroundWork: variable('BACKGROUND_WORK', flag, true),
  migrateOnStart: variable('MIGRATE_ON_START', flag, true),
  bootstrapStaffKey: secret('BOOTSTRAP_STAFF_KEY', staffKey),
  keyCacheSeconds: variable('KEY_CACHE_SECONDS', integer(0, 4), 2),
  rateLimitPerMinute: variable('RATE_LIMIT_PER_MINUTE', integer(0, 100_000_000), 12_000),
  bodyLimitBytes: variable('BODY_LIMIT_BYTES', integer(1024, 104_857_600), 1_048_576),
  headerLimitBytes: variable('HEADER_LIMIT_BYTES', integer(4096, 65_536), 16_384),
  headersTimeoutSeconds: variable('HEADERS_TIMEOUT_SECONDS', integer(1, 600), 15),
  requestTimeoutSeconds: variable('REQUEST_TIMEOUT_SECONDS', integer(1, 3600), 60),
  keepAliveTimeoutSeconds: variable('KEEP_ALIVE_TIMEOUT_SECONDS', integer(1, 3600), 72),
  idleTimeoutSeconds: variable('IDLE_TIMEOUT_SECONDS', integer(1, 3600), 300),
  maxConnections: variable('MAX_CONNECTIONS', integer(1, 1_000_000), 10_000),
  trustProxy: variable('TRUST_PROXY', trustProxy, false),
  logLevel: variable(
    'LOG_LEVEL',
    oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
    'info',
  ),
  archiveDir: variable('ARCHIVE_DIR', text, (env) => join(env['DATA_DIR']?.trim() || './data', 'archive')),
  archiveS3Bucket: optional('ARCHIVE_S3_BUCKET', bucketName),
  archiveS3Region: variable('ARCHIVE_S3_REGION', region, 'us-east-1'),
  archiveS3Endpoint: optional('ARCHIVE_S3_ENDPOINT', endpoint),
  archiveS3Prefix: variable('ARCHIVE_S3_PREFIX', keyPrefix, ''),
  archiveS3AccessKeyId: secret('ARCHIVE_S3_ACCESS_KEY_ID', credential),
  archiveS3SecretAccessKey: secret('ARCHIVE_S3_SECRET_ACCESS_KEY', credential),
  renderThreads: variable('RENDER_THREADS', integer(1, 64), 1),
  smtpUrl: secret('SMTP_URL', smtpUrl),
  mailFrom: variable('MAIL_FROM', senderAddress, NO_SENDER),
  mailTimeoutSeconds: variable('MAIL_TIMEOUT_SECONDS', integer(1, 300), 60),
  webhookAllowHttp: variable('WEBHOOK_ALLOW_HTTP', flag, false),
  webhookAllowNetworks: variable('WEBHOOK_ALLOW_NETWORKS', addressRanges, []),
  webhookTimeoutSeconds: variable('WEBHOOK_TIMEOUT_SECONDS', integer(1, 60), 10),
  webhookConcurrency: variable('WEBHOOK_CONCURRENCY', integer(1, 32), 8),
  shutdownTimeoutSeconds: variable('SHUTDOWN_TIMEOUT_SECONDS', integer(1, 600), 20),
} as const;

type Variables = typeof variables;

/** The service's settings, complete and checked. It holds secrets: never log it whole. */
export type Config = { readonly [K in keyof Variables]: Variables[K] extends Variable<infer T> ? T : never };

export const variableNames: readonly string[] = Object.values(variables).map((each) => each.name);

/** The environment holds values the service cannot start with; the message names each variable and what it accepts. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(readonly problems: readonly string[]) {
    super(`The configuration is wrong:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

/** Throws ConfigError with all the problems at once, so that one start shows everything there is to mend. */
export function loadConfig(env: Environment = process.env): Config {
  const problems: string[] = [];
  const config: Record<string, unknown> = {};
  for (const [field, each] of Object.entries<Variable<unknown>>(variables)) {
    const given = env[each.name]?.trim() ?? '';
    const value = given === '' ? each.fallback(env) : each.parse(given);
    if (given !== '' && value === undefined) problems.push(complaint(each, given));
    config[field] = value;
  }
  if (
    config['databaseServiceUrl'] !== undefined &&
    config['databaseUrl'] === undefined &&
    problems.length === 0
  ) {
    problems.push(
      'DATABASE_SERVICE_URL is set without DATABASE_URL: set both, or neither for the embedded database',
    );
  }
  if (Number(config['headersTimeoutSeconds']) > Number(config['requestTimeoutSeconds']))
    problems.push(
      'HEADERS_TIMEOUT_SECONDS must not be longer than REQUEST_TIMEOUT_SECONDS: the headers are a part of the request',
    );
  problems.push(...archiveProblems((name) => (env[name]?.trim() ?? '') !== ''));
  problems.push(...mailProblems((name) => (env[name]?.trim() ?? '') !== ''));
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze(config) as Config;
}

function complaint({ name, accepts, secret: hidden }: Variable<unknown>, given: string): string {
  return `${name} must be ${accepts}${hidden ? '' : `, not ${JSON.stringify(given)}`}`;
}
