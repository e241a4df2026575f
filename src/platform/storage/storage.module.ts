import { Module } from '@nestjs/common';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.token';
import { chooseStorage } from './choose-storage';
import { ARCHIVE_STORAGE } from './object-storage';

@Module({
  providers: [
    { provide: ARCHIVE_STORAGE, useFactory: (config: Config) => chooseStorage(config), inject: [CONFIG] },
  ],
  exports: [ARCHIVE_STORAGE],
})
export class StorageModule {}
