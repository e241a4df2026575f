import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EndpointsMove } from './endpoints-move';
import { FanOut } from './fan-out';
import { DeliveryPurge } from './sending/delivery-purge';
import { Names } from './sending/names';
import { OutcomeRecorder } from './sending/recorder';
import { Sender } from './sending/sender';
import { WebhookMetrics } from './sending/webhook-metrics';
import { WebhookDeliveriesController } from './webhook-deliveries.controller';
import { WebhookDeliveriesService } from './webhook-deliveries.service';
import { WebhookDeliveryEntity } from './webhook-delivery.entity';
import { WebhookEndpointEntity } from './webhook-endpoint.entity';
import { WebhookEndpointsController } from './webhook-endpoints.controller';
import { WebhookEndpointsService } from './webhook-endpoints.service';

@Module({
  imports: [TypeOrmModule.forFeature([WebhookEndpointEntity, WebhookDeliveryEntity])],
  controllers: [WebhookEndpointsController, WebhookDeliveriesController],
  providers: [
    WebhookEndpointsService,
    WebhookDeliveriesService,
    FanOut,
    Names,
    OutcomeRecorder,
    Sender,
    WebhookMetrics,
    DeliveryPurge,
    EndpointsMove,
  ],
})
export class WebhooksModule {}
