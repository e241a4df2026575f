import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LockExceptionEntity } from './exceptions/lock-exception.entity';
import { LockExceptionsController } from './exceptions/lock-exceptions.controller';
import { LockExceptionsService } from './exceptions/lock-exceptions.service';
import { LockChangeEntity } from './lock-change.entity';
import { LockReader } from './lock-reader';
import { LocksService } from './locks.service';
import { PeriodLockInterceptor } from './period-lock.interceptor';
import { PeriodsController } from './periods.controller';
import { PeriodsService } from './periods.service';

@Module({
  imports: [TypeOrmModule.forFeature([LockChangeEntity, LockExceptionEntity])],
  controllers: [LockExceptionsController, PeriodsController],
  providers: [PeriodsService, LocksService, LockExceptionsService, LockReader, PeriodLockInterceptor],
  exports: [LockReader, PeriodLockInterceptor],
})
export class PeriodsModule {}
