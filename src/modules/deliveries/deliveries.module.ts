import { Module } from '@nestjs/common';
import { MailModule } from '../../platform/mail/mail.module';
import { Deliveries } from './deliveries';

@Module({ imports: [MailModule], providers: [Deliveries], exports: [Deliveries] })
export class DeliveriesModule {}
