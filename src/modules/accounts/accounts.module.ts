import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountEntity } from './account.entity';
import { AccountsController } from './accounts.controller';
import { AccountsService } from './accounts.service';
import { ChartOfAccounts } from './chart-of-accounts';
import { RolesService } from './roles.service';

@Module({
  imports: [TypeOrmModule.forFeature([AccountEntity])],
  controllers: [AccountsController],
  providers: [AccountsService, RolesService, ChartOfAccounts],
  exports: [ChartOfAccounts],
})
export class AccountsModule {}
