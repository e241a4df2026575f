import type { Config } from '../config/config';
import { FolderStorage } from './folder-storage';
import type { ObjectStorage } from './object-storage';
import { S3Storage } from './s3-storage';

/** A bucket where one is named, else a folder. Nothing is connected or made until the first file comes. */
export function chooseStorage(config: Config): ObjectStorage {
  const { archiveS3Bucket: bucket, archiveS3AccessKeyId: id, archiveS3SecretAccessKey: secret } = config;
  if (bucket === undefined) return new FolderStorage(config.archiveDir);
  return new S3Storage({
    bucket,
    region: config.archiveS3Region,
    endpoint: config.archiveS3Endpoint,
    prefix: config.archiveS3Prefix,
    ...(id !== undefined &&
      secret !== undefined && { credentials: { accessKeyId: id, secretAccessKey: secret } }),
  });
}
