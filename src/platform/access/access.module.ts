import { Global, Module } from '@nestjs/common';
import { AccessGuard } from './access.guard';
import { KeyDirectory } from './key-directory';
import { LastUsed } from './last-used';
import { RateLimit } from './rate-limit';

@Global()
@Module({
  providers: [AccessGuard, KeyDirectory, LastUsed, RateLimit],
  exports: [AccessGuard, KeyDirectory, LastUsed, RateLimit],
})
export class AccessModule {}
