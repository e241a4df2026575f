import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SealEntity } from './seal.entity';
import { Sealer } from './sealer';
import { SealsController } from './seals.controller';
import { SealsService } from './seals.service';

@Module({
  imports: [TypeOrmModule.forFeature([SealEntity])],
  controllers: [SealsController],
  providers: [SealsService, Sealer],
})
export class SealingModule {}
