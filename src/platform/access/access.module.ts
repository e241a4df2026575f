import { Global, Module } from '@nestjs/common';
import { AccessGuard } from './access.guard';
import { KeyDirectory } from './key-directory';
import { LedgerContexts } from './ledger-context';
import { LastUsed } from './last-used';
import { RateLimit } from './rate-limit';

@Global()
@Module({
  providers: [AccessGuard, KeyDirectory, LastUsed, LedgerContexts, RateLimit],
  exports: [AccessGuard, KeyDirectory, LastUsed, LedgerContexts, RateLimit],
})
export class AccessModule {}
