import type { Api } from '../api';

/** The one that the key belongs to, or that is named by `organisation`. */
export const organisation = (api: Api) => ({
  get: api.method('getOrganisation'),
  update: api.method('updateOrganisation'),
  /** Gives a sandbox fresh, empty books. */
  reset: api.method('resetOrganisation'),
  logo: {
    get: api.method('getOrganisationLogo'),
    put: api.method('putOrganisationLogo'),
    delete: api.method('deleteOrganisationLogo'),
  },
});

/** For keys of operators. */
export const organisations = (api: Api) => ({
  create: api.method('createOrganisation'),
  list: api.list('listOrganisations'),
});

export const apiKeys = (api: Api) => ({
  /** The secret is in this answer only; should the answer get lost, roll the key. */
  create: api.method('createApiKey'),
  get: api.method('getApiKey'),
  list: api.list('listApiKeys'),
  roll: api.method('rollApiKey'),
  revoke: api.method('revokeApiKey'),
});

export const accounts = (api: Api) => ({
  create: api.method('createAccount'),
  get: api.method('getAccount'),
  list: api.list('listAccounts'),
  update: api.method('updateAccount'),
  delete: api.method('deleteAccount'),
  templates: api.method('listChartTemplates'),
  roles: {
    get: api.method('getAccountRoles'),
    assign: api.method('assignAccountRoles'),
  },
});

export const events = (api: Api) => ({
  /** In their gapless order. Keep `pagination.nextCursor` of the last page, and begin there the next time. */
  list: api.list('listEvents'),
});

export const webhookEndpoints = (api: Api) => ({
  /** The secret is in this answer only; should the answer get lost, roll it. */
  create: api.method('createWebhookEndpoint'),
  get: api.method('getWebhookEndpoint'),
  list: api.list('listWebhookEndpoints'),
  update: api.method('updateWebhookEndpoint'),
  delete: api.method('deleteWebhookEndpoint'),
  /** A new secret; the old one signs beside it for a while. */
  roll: api.method('rollWebhookSecret'),
  /** Sends an event of no consequence. */
  test: api.method('testWebhookEndpoint'),
  deliveries: {
    get: api.method('getWebhookDelivery'),
    list: api.list('listWebhookDeliveries'),
    /** Sends it again. */
    redeliver: api.method('redeliverWebhook'),
  },
});
