/** Server settings, given on the command line so that they hold for clusters made by earlier versions of the service too. */
export function serverSettings(port: number, durable: boolean): readonly string[] {
  const settings: Readonly<Record<string, string | number>> = {
    port,
    listen_addresses: '127.0.0.1',
    // Paths of sockets are limited to 107 bytes, which a deep data folder exceeds.
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // One file a weekday, each overwritten after a week.
    logging_collector: 'on',
    log_directory: 'log',
    log_filename: 'postgresql-%a.log',
    log_rotation_age: '1d',
    log_truncate_on_rotation: 'on',
    log_checkpoints: 'off',
    // As PostgreSQL has them with segments of 16 MB: with smaller ones initdb makes them smaller, and checkpoints frequent.
    max_wal_size: '1GB',
    // Segments that are written again need not be made.
    min_wal_size: '256MB',
    // Statements may carry names and addresses of customers.
    log_min_error_statement: 'panic',
    // Short statements: compiling one costs more than running it.
    jit: 'off',
    ...(durable
      ? { fsync: 'on', full_page_writes: 'on' }
      : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
