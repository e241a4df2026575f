import { Module } from '@nestjs/common';
import { ReportsController } from './reports.controller';
import { TrialBalance } from './trial-balance';

@Module({ controllers: [ReportsController], providers: [TrialBalance] })
export class ReportsModule {}
