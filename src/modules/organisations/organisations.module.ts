import { Module } from '@nestjs/common';
import { ApiKeysModule } from '../api-keys/api-keys.module';
import { DemoOrganisation } from './demo-organisation';
import { LogoController } from './logo/logo.controller';
import { LogoService } from './logo/logo.service';
import { OrganisationsController } from './organisations.controller';
import { OrganisationsService } from './organisations.service';
import { SandboxReset } from './sandbox-reset';

@Module({
  imports: [ApiKeysModule],
  controllers: [OrganisationsController, LogoController],
  providers: [OrganisationsService, SandboxReset, DemoOrganisation, LogoService],
  exports: [OrganisationsService],
})
export class OrganisationsModule {}
