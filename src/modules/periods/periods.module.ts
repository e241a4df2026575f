import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LockChangeEntity } from './lock-change.entity';
import { LockReader } from './lock-reader';
import { LocksService } from './locks.service';
import { PeriodLockInterceptor } from './period-lock.interceptor';
import { PeriodsController } from './periods.controller';
import { PeriodsService } from './periods.service';

@Module({
  imports: [TypeOrmModule.forFeature([LockChangeEntity])],
  controllers: [PeriodsController],
  providers: [PeriodsService, LocksService, LockReader, PeriodLockInterceptor],
  exports: [LockReader, PeriodLockInterceptor],
})
export class PeriodsModule {}
