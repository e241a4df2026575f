import { Module } from '@nestjs/common';
import { ApiKeysModule } from '../api-keys/api-keys.module';
import { DemoOrganisation } from './demo-organisation';
import { OrganisationsController } from './organisations.controller';
import { OrganisationsService } from './organisations.service';
import { SandboxReset } from './sandbox-reset';

@Module({
  imports: [ApiKeysModule],
  controllers: [OrganisationsController],
  providers: [OrganisationsService, SandboxReset, DemoOrganisation],
  exports: [OrganisationsService],
})
export class OrganisationsModule {}
