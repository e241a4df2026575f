import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { DESCRIPTION, TAGS, VERSION } from './about.data';
import { completeOperation } from './complete-operation';
import { SHARED } from './components';
import { operationsOf, type ApiDocument } from './document';
import { closeRequests, nameFormats } from './schemas';
import { sharedProblems } from './problem-answers';
import { routesOf } from './routes';
import { inVersion31 } from './version-3-1';

/** The whole API as OpenAPI 3.1. Its schemas come from the build, which reads the types of the DTOs; so does its truth. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const generated = SwaggerModule.createDocument(app, about());
  const document = inVersion31(generated) as ApiDocument;
  const schemas = document.components['schemas'] ?? {};
  nameFormats(schemas);
  closeRequests(schemas);
  const routes = routesOf(app);
  for (const operation of operationsOf(document)) {
    completeOperation(operation, routes.get(operation.id) ?? { access: undefined, problems: [] });
  }
  for (const [kind, shared] of Object.entries({ ...SHARED, ...sharedProblems() })) {
    document.components[kind] = { ...document.components[kind], ...shared };
  }
  return document as unknown as OpenAPIObject;
}

function about(): Omit<OpenAPIObject, 'paths'> {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .addServer('/', 'This service')
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', description: 'An API key: `contra_live_…` or `contra_test_…`.' },
      'apiKey',
    );
  for (const { name, description } of TAGS) builder.addTag(name, description);
  const license = { name: 'Proprietary', identifier: 'LicenseRef-Proprietary' };
  const contact = { name: 'The operator of this service' };
  return {
    ...builder.build(),
    info: { title: 'Contra', version: VERSION, description: DESCRIPTION, contact, license },
  };
}

/** `/api/openapi.json`, and a readable page at `/api/docs`. */
export function serveDocumentation(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    customSiteTitle: 'Contra API',
    swaggerOptions: {
      deepLinking: true,
      docExpansion: 'list',
      defaultModelsExpandDepth: 0,
      displayRequestDuration: true,
    },
  });
}
