import { Module } from '@nestjs/common';
import { ExceptionPostingsController } from './exceptions/exception-postings.controller';
import { LedgersController } from './ledgers.controller';
import { ReportBooks } from './reading/books';
import { ReportsController } from './reports.controller';
import { Rollup } from './rollup/rollup';

@Module({
  controllers: [ReportsController, LedgersController, ExceptionPostingsController],
  providers: [ReportBooks, Rollup],
})
export class ReportsModule {}
