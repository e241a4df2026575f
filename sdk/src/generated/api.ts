// Made from docs/openapi.json by `npm run sdk:types`; not to be edited.

export interface paths {
    "/api/v1/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the organisations that the key reaches, newest first
         * @description **Scope:** `organisation:read`
         *
         *     **Keys:** staff or directory
         */
        get: operations["listOrganisations"];
        put?: never;
        /**
         * Open an organisation with its chart of accounts
         * @description **Scope:** `organisation:write`
         *
         *     **Keys:** staff
         */
        post: operations["createOrganisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the organisation's settings
         * @description **Scope:** `organisation:read`
         */
        get: operations["getOrganisation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the organisation's settings and number series
         * @description **Scope:** `organisation:write`
         */
        patch: operations["updateOrganisation"];
        trace?: never;
    };
    "/api/v1/organisation/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a sandbox fresh, empty books; its id, keys and settings stay
         * @description **Scope:** `organisation:write`
         */
        post: operations["resetOrganisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation/logo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the logo
         * @description **Scope:** `organisation:read`
         */
        get: operations["getOrganisationLogo"];
        /**
         * Set the logo on documents that are issued from now on
         * @description **Scope:** `organisation:write`
         */
        put: operations["putOrganisationLogo"];
        post?: never;
        /**
         * Take the logo off documents that are issued from now on
         * @description **Scope:** `organisation:write`
         */
        delete: operations["deleteOrganisationLogo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API keys with their last use, newest first
         * @description **Scope:** `keys:read`
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Create an API key; its secret is shown once
         * @description **Scope:** `keys:write`
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show an API key
         * @description **Scope:** `keys:read`
         */
        get: operations["getApiKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{id}/roll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace an API key; the old one stays valid for a grace period
         * @description **Scope:** `keys:write`
         */
        post: operations["rollApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke an API key; it stops within five seconds everywhere
         * @description **Scope:** `keys:write`
         */
        post: operations["revokeApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the chart of accounts, by code
         * @description **Scope:** `accounts:read`
         */
        get: operations["listAccounts"];
        put?: never;
        /**
         * Add an account to the chart
         * @description **Scope:** `accounts:write`
         */
        post: operations["createAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show which account holds each role
         * @description **Scope:** `accounts:read`
         */
        get: operations["getAccountRoles"];
        /**
         * Give roles to other accounts, for later postings
         * @description **Scope:** `accounts:write`
         */
        put: operations["assignAccountRoles"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the charts that an organisation can open with
         * @description **Scope:** `accounts:read`
         */
        get: operations["listChartTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show an account
         * @description **Scope:** `accounts:read`
         */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        /**
         * Delete an account that was never used
         * @description **Scope:** `accounts:write`
         */
        delete: operations["deleteAccount"];
        options?: never;
        head?: never;
        /**
         * Rename, renumber or archive an account
         * @description **Scope:** `accounts:write`
         */
        patch: operations["updateAccount"];
        trace?: never;
    };
    "/api/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List customers, newest first
         * @description **Scope:** `customers:read`
         */
        get: operations["listCustomers"];
        put?: never;
        /**
         * Create a customer
         * @description **Scope:** `customers:write`
         */
        post: operations["createCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring in up to 1,000 customers, all or nothing or a result each
         * @description **Scope:** `customers:write`
         */
        post: operations["importCustomers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a customer
         * @description **Scope:** `customers:read`
         */
        get: operations["getCustomer"];
        put?: never;
        post?: never;
        /**
         * Delete a customer that no document names
         * @description **Scope:** `customers:write`
         */
        delete: operations["deleteCustomer"];
        options?: never;
        head?: never;
        /**
         * Change a customer, for later documents
         * @description **Scope:** `customers:write`
         */
        patch: operations["updateCustomer"];
        trace?: never;
    };
    "/api/v1/customers/{id}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase the personal data of a customer, for good; issued documents keep their snapshot
         * @description **Scope:** `customers:write`
         */
        post: operations["eraseCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List products, newest first
         * @description **Scope:** `catalogue:read`
         */
        get: operations["listProducts"];
        put?: never;
        /**
         * Create a product
         * @description **Scope:** `catalogue:write`
         */
        post: operations["createProduct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a product
         * @description **Scope:** `catalogue:read`
         */
        get: operations["getProduct"];
        put?: never;
        post?: never;
        /**
         * Delete a product that has no prices
         * @description **Scope:** `catalogue:write`
         */
        delete: operations["deleteProduct"];
        options?: never;
        head?: never;
        /**
         * Change or archive a product, for later documents
         * @description **Scope:** `catalogue:write`
         */
        patch: operations["updateProduct"];
        trace?: never;
    };
    "/api/v1/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List prices, newest first
         * @description **Scope:** `catalogue:read`
         */
        get: operations["listPrices"];
        put?: never;
        /**
         * Add a price to a product
         * @description **Scope:** `catalogue:write`
         */
        post: operations["createPrice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/prices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a price
         * @description **Scope:** `catalogue:read`
         */
        get: operations["getPrice"];
        put?: never;
        post?: never;
        /**
         * Delete a price that no document names
         * @description **Scope:** `catalogue:write`
         */
        delete: operations["deletePrice"];
        options?: never;
        head?: never;
        /**
         * Offer a price or not, archive it, or make it the default; its amount never changes
         * @description **Scope:** `catalogue:write`
         */
        patch: operations["updatePrice"];
        trace?: never;
    };
    "/api/v1/tax-rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tax rates, newest first
         * @description **Scope:** `catalogue:read`
         */
        get: operations["listTaxRates"];
        put?: never;
        /**
         * Add a rate of a tax code in a zone
         * @description **Scope:** `catalogue:write`
         */
        post: operations["createTaxRate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tax-rates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a tax rate
         * @description **Scope:** `catalogue:read`
         */
        get: operations["getTaxRate"];
        put?: never;
        post?: never;
        /**
         * Delete a tax rate that was never used
         * @description **Scope:** `catalogue:write`
         */
        delete: operations["deleteTaxRate"];
        options?: never;
        head?: never;
        /**
         * End or rename a tax rate; correct one that was never used
         * @description **Scope:** `catalogue:write`
         */
        patch: operations["updateTaxRate"];
        trace?: never;
    };
    "/api/v1/exchange-rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List exchange rates, latest date first
         * @description **Scope:** `catalogue:read`
         */
        get: operations["listExchangeRates"];
        /**
         * Set up to 1,000 exchange rates at once
         * @description **Scope:** `catalogue:write`
         */
        put: operations["setExchangeRates"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exchange-rates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show an exchange rate
         * @description **Scope:** `catalogue:read`
         */
        get: operations["getExchangeRate"];
        put?: never;
        post?: never;
        /**
         * Delete an exchange rate; documents keep theirs
         * @description **Scope:** `catalogue:write`
         */
        delete: operations["deleteExchangeRate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List invoices, newest first
         * @description **Scope:** `invoices:read`
         */
        get: operations["listInvoices"];
        put?: never;
        /**
         * Create an invoice as a draft; or, with the status issued, number and post it at once
         * @description **Scope:** `invoices:write`
         */
        post: operations["createInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Everything but the writing: the invoice and entry that issuing it would make
         * @description **Scope:** `invoices:write`
         */
        post: operations["previewInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create and issue up to 1,000 invoices, all or nothing or a result each
         * @description **Scope:** `invoices:write`
         */
        post: operations["createInvoices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show an invoice with its items
         * @description **Scope:** `invoices:read`
         */
        get: operations["getInvoice"];
        put?: never;
        post?: never;
        /**
         * Delete a draft
         * @description **Scope:** `invoices:write`
         */
        delete: operations["deleteInvoice"];
        options?: never;
        head?: never;
        /**
         * Edit a draft, issue it, or void an invoice; memo, notes and metadata can be edited after issue
         * @description **Scope:** `invoices:write`
         */
        patch: operations["updateInvoice"];
        trace?: never;
    };
    "/api/v1/invoices/{id}/creditable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What could still be credited, per line, per VAT rate and in all
         * @description **Scope:** `invoices:read`
         */
        get: operations["getCreditable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issue a draft: number and post it
         * @description **Scope:** `invoices:write`
         */
        post: operations["issueInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Void an invoice of which nothing was paid or credited: post the reversing entry
         * @description **Scope:** `invoices:write`
         */
        post: operations["voidInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/credit-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List credit notes, newest first
         * @description **Scope:** `credit-notes:read`
         */
        get: operations["listCreditNotes"];
        put?: never;
        /**
         * Create a credit note; it is numbered and posted at once
         * @description **Scope:** `credit-notes:write`
         */
        post: operations["createCreditNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/credit-notes/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Everything but the writing: the credit note and entry that would be made
         * @description **Scope:** `credit-notes:write`
         */
        post: operations["previewCreditNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/credit-notes/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create up to 1,000 credit notes, all or nothing or a result each
         * @description **Scope:** `credit-notes:write`
         */
        post: operations["createCreditNotes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/credit-notes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a credit note with its items
         * @description **Scope:** `credit-notes:read`
         */
        get: operations["getCreditNote"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Issue, apply or void a credit note, or edit its texts until issue
         * @description **Scope:** `credit-notes:write`
         */
        patch: operations["updateCreditNote"];
        trace?: never;
    };
    "/api/v1/credit-notes/{id}/void-and-reissue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Void a credit note and make the one that takes its place, both or neither
         * @description **Scope:** `credit-notes:write`
         */
        post: operations["voidAndReissueCreditNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/credit-notes/{id}/allocations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply what is left of a credit note to invoices, all or nothing
         * @description **Scope:** `credit-notes:write`
         */
        post: operations["allocateCreditNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/credit-notes/{id}/allocations/{allocationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take an allocation of a credit note back
         * @description **Scope:** `credit-notes:write`
         */
        delete: operations["unallocateCreditNote"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/credit-notes/{id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the refunds of a credit note
         * @description **Scope:** `credit-notes:read`
         */
        get: operations["listRefundsOfCreditNote"];
        put?: never;
        /**
         * Pay back what a credit note reserved for it
         * @description **Scope:** `credit-notes:write`
         */
        post: operations["refundCreditNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/credit-notes/{id}/reverse-settlement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back what was settled outside the system
         * @description **Scope:** `credit-notes:write`
         */
        post: operations["reverseSettlement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/credit-notes/{id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The credit note as a PDF for a person, with the electronic invoice in it for a machine (Factur-X)
         * @description **Scope:** `credit-notes:read`
         */
        get: operations["getCreditNotePdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/credit-notes/{id}/xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The credit note as an electronic invoice of EN 16931, in UBL or CII
         * @description **Scope:** `credit-notes:read`
         */
        get: operations["getCreditNoteXml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The invoice as a PDF for a person, with the electronic invoice in it for a machine (Factur-X)
         * @description **Scope:** `invoices:read`
         */
        get: operations["getInvoicePdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The invoice as an electronic invoice of EN 16931, in UBL or CII
         * @description **Scope:** `invoices:read`
         */
        get: operations["getInvoiceXml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/credit-notes/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the archived files of a credit note
         * @description Once a document is issued its PDF and, where it has all that they demand, its electronic invoices are made and kept; from then on they are served byte for byte, whatever changes about the organisation or the customer.
         *
         *     **Scope:** `credit-notes:read`
         */
        get: operations["listCreditNoteArchive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the archived files of an invoice
         * @description Once a document is issued its PDF and, where it has all that they demand, its electronic invoices are made and kept; from then on they are served byte for byte, whatever changes about the organisation or the customer.
         *
         *     **Scope:** `invoices:read`
         */
        get: operations["listInvoiceArchive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List payments, newest first
         * @description **Scope:** `payments:read`
         */
        get: operations["listPayments"];
        put?: never;
        /**
         * Book money received, and settle invoices with it
         * @description **Scope:** `payments:write`
         */
        post: operations["createPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a payment with its allocations and balance
         * @description **Scope:** `payments:read`
         */
        get: operations["getPayment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{id}/allocations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply what is left of a payment to invoices, all or nothing
         * @description **Scope:** `payments:write`
         */
        post: operations["allocatePayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{id}/allocations/{allocationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take an allocation of a payment back
         * @description **Scope:** `payments:write`
         */
        delete: operations["unallocatePayment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pay back what is left of a payment
         * @description **Scope:** `payments:write`
         */
        post: operations["refundPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{id}/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reverse a payment that was booked by mistake or bounced
         * @description **Scope:** `payments:write`
         */
        post: operations["reversePayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List refunds, newest first
         * @description **Scope:** `payments:read`
         */
        get: operations["listRefunds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/refunds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a refund and the credits that it paid back
         * @description **Scope:** `payments:read`
         */
        get: operations["getRefund"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/refunds/{id}/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reverse a refund that was booked by mistake or bounced
         * @description **Scope:** `payments:write`
         */
        post: operations["reverseRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/write-offs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write off what is due of an invoice
         * @description **Scope:** `payments:write` or `invoices:write`
         */
        post: operations["writeOffInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/write-offs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List write-offs, newest first
         * @description **Scope:** `payments:read` or `invoices:read`
         */
        get: operations["listWriteOffs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/write-offs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a write-off
         * @description **Scope:** `payments:read` or `invoices:read`
         */
        get: operations["getWriteOff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/write-offs/{id}/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reverse a write-off: it is due again
         * @description **Scope:** `payments:write` or `invoices:write`
         */
        post: operations["reverseWriteOff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a customer owes and has to its credit, per currency, now or on a day
         * @description **Scope:** `customers:read`
         */
        get: operations["getCustomerBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/open-items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what is open on a customer’s account, newest first, now or on a day
         * @description **Scope:** `customers:read`
         */
        get: operations["listOpenItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pay a customer’s balance back, the oldest credits first
         * @description **Scope:** `payments:write`
         */
        post: operations["refundCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/open-items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what is open in the whole debtors ledger, newest first, now or on a day
         * @description **Scope:** `reports:read` or `journal:read`
         */
        get: operations["listAllOpenItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opening-items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List opening items, newest first
         * @description **Scope:** `journal:read`
         */
        get: operations["listOpeningItems"];
        put?: never;
        /**
         * Bring in what is open in another system: one item, or up to 1,000, all or nothing
         * @description **Scope:** `journal:write`
         */
        post: operations["createOpeningItems"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opening-items/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show an opening item
         * @description **Scope:** `journal:read`
         */
        get: operations["getOpeningItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opening-items/{id}/allocations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply what is left of an opening credit to invoices, all or nothing
         * @description **Scope:** `journal:write`
         */
        post: operations["allocateOpeningItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opening-items/{id}/allocations/{allocationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take an allocation of an opening credit back
         * @description **Scope:** `journal:write`
         */
        delete: operations["unallocateOpeningItem"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opening-items/{id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pay back what is left of an opening credit
         * @description **Scope:** `journal:write`
         */
        post: operations["refundOpeningItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opening-items/{id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo the opening of an item of which nothing was used
         * @description **Scope:** `journal:write`
         */
        post: operations["voidOpeningItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journal/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List journal entries, newest first
         * @description **Scope:** `journal:read`
         */
        get: operations["listJournalEntries"];
        put?: never;
        /**
         * Post a manual journal entry, or keep it as a draft
         * @description **Scope:** `journal:write`
         */
        post: operations["createJournalEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journal/entries/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reverse up to 1,000 manual entries, all or nothing or a result each
         * @description **Scope:** `journal:write`
         */
        post: operations["reverseJournalEntries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journal/entries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a journal entry
         * @description **Scope:** `journal:read`
         */
        get: operations["getJournalEntry"];
        put?: never;
        post?: never;
        /**
         * Delete a draft entry
         * @description **Scope:** `journal:write`
         */
        delete: operations["deleteJournalDraft"];
        options?: never;
        head?: never;
        /**
         * Edit a draft entry
         * @description **Scope:** `journal:write`
         */
        patch: operations["updateJournalDraft"];
        trace?: never;
    };
    "/api/v1/journal/entries/{id}/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reverse a manual entry
         * @description **Scope:** `journal:write`
         */
        post: operations["reverseJournalEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journal/entries/{id}/post": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post a draft: decide it anew and number it
         * @description **Scope:** `journal:write`
         */
        post: operations["postJournalDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journal/entries/{id}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the files of an entry
         * @description **Scope:** `journal:read`
         */
        get: operations["listAttachments"];
        put?: never;
        /**
         * Attach a file to an entry
         * @description **Scope:** `journal:write`
         */
        post: operations["attachFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journal/entries/{id}/attachments/{attachmentId}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a file
         * @description **Scope:** `journal:read`
         */
        get: operations["downloadAttachment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journal/entries/{id}/attachments/{attachmentId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw a file that does not belong there
         * @description **Scope:** `journal:write`
         */
        post: operations["withdrawAttachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/periods/exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List exceptions of the locks, newest first
         * @description **Scope:** `periods:read`
         */
        get: operations["listLockExceptions"];
        put?: never;
        /**
         * Let one key post into a locked range for a while; never past the hard lock or into a closed year
         * @description **Scope:** `periods:write`
         */
        post: operations["grantLockException"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/periods/exceptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an exception: nothing more is posted under it
         * @description **Scope:** `periods:write`
         */
        delete: operations["revokeLockException"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/periods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List accounting periods, newest first
         * @description **Scope:** `periods:read`
         */
        get: operations["listPeriods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/periods/locks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the four through-dates
         * @description **Scope:** `periods:read`
         */
        get: operations["getLocks"];
        /**
         * Move the through-dates; the hard one only forward
         * @description **Scope:** `periods:write`
         */
        put: operations["changeLocks"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/periods/locks/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List every change of a lock, newest first
         * @description **Scope:** `periods:read`
         */
        get: operations["listLockChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/periods/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show an accounting period
         * @description **Scope:** `periods:read`
         */
        get: operations["getPeriod"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/periods/{id}/lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lock a month: nothing can be posted into it
         * @description **Scope:** `periods:write`
         */
        post: operations["lockPeriod"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/periods/{id}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a locked month again, with a reason
         * @description **Scope:** `periods:write`
         */
        post: operations["unlockPeriod"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/periods/years": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List fiscal years, newest first
         * @description **Scope:** `periods:read`
         */
        get: operations["listYears"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/periods/years/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a fiscal year and its closings
         * @description **Scope:** `periods:read`
         */
        get: operations["getYear"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/periods/years/{id}/checklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what stands between a year and its closing
         * @description **Scope:** `periods:read`
         */
        get: operations["getYearChecklist"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/periods/years/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a year: its result goes to Retained earnings, its days are locked
         * @description **Scope:** `periods:write`
         */
        post: operations["closeYear"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/periods/years/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open the latest closed year again, with a reason
         * @description **Scope:** `periods:write`
         */
        post: operations["reopenYear"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/trial-balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The trial balance as of a day, in base currency
         * @description **Scope:** `reports:read`
         */
        get: operations["getTrialBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/profit-and-loss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Profit and loss of a range of days, without the entries that close a year
         * @description **Scope:** `reports:read`
         */
        get: operations["getProfitAndLoss"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/balance-sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The balance sheet as of a day, with the profit that no year end has closed yet
         * @description **Scope:** `reports:read`
         */
        get: operations["getBalanceSheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/vat-summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Taxable amounts and VAT by category, rate and period
         * @description **Scope:** `reports:read`
         */
        get: operations["getVatSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/sales-day-book": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The sales day book: invoices and credit notes in one list, each void on its day, with totals
         * @description **Scope:** `reports:read`
         */
        get: operations["getSalesDayBook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/general-ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The general ledger of an account: its lines with a running balance, between opening and closing
         * @description **Scope:** `reports:read`
         */
        get: operations["getGeneralLedger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/aged-debtors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Aged debtors: what each customer owed on a day by how long it had been due
         * @description **Scope:** `reports:read`
         */
        get: operations["getAgedDebtors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A customer’s statement: every movement with its document and what was owed after it
         * @description **Scope:** `reports:read`
         */
        get: operations["getCustomerStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/vat-summary/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The journal’s lines behind the figures of the VAT summary
         * @description **Scope:** `reports:read`
         */
        get: operations["listVatLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/number-gaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Proves that no number of a series is missing, and lists the numbers outside the series
         * @description **Scope:** `reports:read`
         */
        get: operations["getNumberGaps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/exception-postings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was posted into locked ranges, under which exception, and why
         * @description **Scope:** `reports:read`
         */
        get: operations["getExceptionPostings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journal/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stream the journal as a file for an accounting program
         * @description **Scope:** `journal:read`
         */
        get: operations["exportJournal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journal/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List export batches, newest first
         * @description **Scope:** `journal:read`
         */
        get: operations["listExportBatches"];
        put?: never;
        /**
         * Freeze the next batch of entries, each of which is exported once
         * @description **Scope:** `journal:write`
         */
        post: operations["createExportBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journal/exports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show an export batch
         * @description **Scope:** `journal:read`
         */
        get: operations["getExportBatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journal/exports/{id}/manifest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a batch's manifest, whose SHA-256 the batch shows
         * @description **Scope:** `journal:read`
         */
        get: operations["getExportManifest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journal/exports/{id}/files/{fileNo}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a file of a batch, as it was frozen
         * @description **Scope:** `journal:read`
         */
        get: operations["getExportFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journal/seals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the seals of the journal, newest first
         * @description Each seal stands for a block of journal entries and for the seal before it. Keep one outside, and `npm run verify` or `bin/verify-export` proves that no entry up to it has been changed, removed or put in.
         *
         *     **Scope:** `journal:read`
         */
        get: operations["listSeals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/credit-notes/{id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a credit note by e-mail, now or later, or note that it was handed over; a draft is issued first
         * @description **Scope:** `credit-notes:write`
         */
        post: operations["sendCreditNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/credit-notes/{id}/delivery-status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of each delivery of a credit note, with every attempt and answer
         * @description **Scope:** `credit-notes:read`
         */
        get: operations["getCreditNoteDeliveryStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/credit-notes/{id}/deliveries/{deliveryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Cancel a delivery of a credit note that is scheduled
         * @description **Scope:** `credit-notes:write`
         */
        delete: operations["cancelCreditNoteDelivery"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an invoice by e-mail, now or later, or note that it was handed over; a draft is issued first
         * @description **Scope:** `invoices:write`
         */
        post: operations["sendInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/delivery-status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of each delivery of an invoice, with every attempt and answer
         * @description **Scope:** `invoices:read`
         */
        get: operations["getInvoiceDeliveryStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invoices/{id}/deliveries/{deliveryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Cancel a delivery of an invoice that is scheduled
         * @description **Scope:** `invoices:write`
         */
        delete: operations["cancelInvoiceDelivery"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read events in their gapless order
         * @description **Scope:** `webhooks:read`
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhook endpoints, newest first
         * @description **Scope:** `webhooks:read`
         */
        get: operations["listWebhookEndpoints"];
        put?: never;
        /**
         * Have events sent to a URL; the secret that signs them is shown once
         * @description **Scope:** `webhooks:write`
         */
        post: operations["createWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-endpoints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a webhook endpoint
         * @description **Scope:** `webhooks:read`
         */
        get: operations["getWebhookEndpoint"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook endpoint; what waits for it is cancelled
         * @description **Scope:** `webhooks:write`
         */
        delete: operations["deleteWebhookEndpoint"];
        options?: never;
        head?: never;
        /**
         * Change a webhook endpoint, disable it, or enable it again
         * @description **Scope:** `webhooks:write`
         */
        patch: operations["updateWebhookEndpoint"];
        trace?: never;
    };
    "/api/v1/webhook-endpoints/{id}/roll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace the secret; messages are signed with the old one too for a grace period
         * @description **Scope:** `webhooks:write`
         */
        post: operations["rollWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-endpoints/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a signed test event to this endpoint alone
         * @description **Scope:** `webhooks:write`
         */
        post: operations["testWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-endpoints/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List deliveries to an endpoint, newest first
         * @description **Scope:** `webhooks:read`
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-endpoints/{id}/deliveries/{deliveryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a delivery with its attempts
         * @description **Scope:** `webhooks:read`
         */
        get: operations["getWebhookDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-endpoints/{id}/deliveries/{deliveryId}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an event again, with a full schedule of attempts
         * @description **Scope:** `webhooks:write`
         */
        post: operations["redeliverWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the process runs
         * @description No key needed.
         */
        get: operations["healthLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the service can take requests
         * @description No key needed.
         */
        get: operations["healthReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Metrics in the Prometheus text format
         * @description No key needed.
         */
        get: operations["metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ExportSettingsRequest: {
            /**
             * @description DATEV: the chart that the accounts follow (Sachkontenrahmen), whose tax keys are used; by default as the chart template says.
             * @enum {string}
             */
            datevChart?: "03" | "04";
            /** @description DATEV: the number of the tax consultant (Beraternummer), 1001 to 9999999. */
            datevConsultantNumber?: number;
            /** @description DATEV: the consultant's number for the organisation (Mandantennummer), 1 to 99999. */
            datevClientNumber?: number;
            /** @description DATEV: digits of a general ledger account (Sachkontenlänge), 4 to 8; 4 by default. Those of customers have one more. */
            accountNumberLength?: number;
        };
        BankAccountRequest: {
            /** @description The IBAN, whose check digits must hold; spaces are dropped. */
            iban: string;
            /** @description The BIC of the bank, 8 or 11 characters. */
            bic?: string | null;
            /** @description Whose account it is; by default the organisation's. */
            accountName?: string | null;
        };
        ElectronicAddressRequest: {
            /** @description A code of the list EAS: 0088 a GLN, 0184 a Danish CVR number, 0192 a Norwegian one, 9930 a German VAT number, EM an e-mail address, … */
            scheme: string;
            /** @description The identifier within that scheme. */
            id: string;
        };
        DocumentSettingsRequest: {
            /**
             * @description The language of documents for customers that have none of their own; `en` by default.
             * @enum {string|null}
             */
            locale?: "en" | "de" | "fr" | "da" | null;
            /** @description The colour of headings and rules, as `#1a5fb4`. */
            accentColour?: string | null;
            /**
             * Format: email
             * @description Where customers write to.
             */
            email?: string | null;
            /** @description Where customers call. */
            phone?: string | null;
            /** @description Who answers questions: a person or a department. */
            contactName?: string | null;
            /** @description The address of the website. */
            website?: string | null;
            /** @description What the law wants on letters: register, directors, capital. */
            footer?: string | null;
            /** @description Where customers pay to. */
            bankAccount?: components["schemas"]["BankAccountRequest"] | null;
            /** @description Where electronic documents reach the organisation, as in Peppol. */
            electronicAddress?: components["schemas"]["ElectronicAddressRequest"] | null;
            /** @description Refuse to issue a document of which no complete electronic invoice (EN 16931) can be made. */
            requireEInvoice?: boolean | null;
        };
        CreateOrganisationRequest: {
            /** @description IANA name; decides what date "today" is. By default the country's, or UTC. */
            timeZone?: string;
            /**
             * @description How a reversal is dated when its request does not say.
             * @enum {string}
             */
            reversalDatePolicy?: "today" | "original" | "first_open_day";
            /** @description The organisation's own VAT number. */
            vatNumber?: string | null;
            /** @description The organisation's own postal address: `line1`, `line2`, `city`, `region`, `postalCode`. */
            address?: {
                [key: string]: string;
            } | null;
            /** @description The number of the company's register, such as a SIREN or an organisasjonsnummer, which are checked in FR and NO. */
            registrationNumber?: string | null;
            /** @description The name on documents. */
            name: string;
            /** @description ISO 3166-1 alpha-2; chooses the chart of accounts where `chartTemplate` does not. */
            country: string;
            /** @description The currency of the books, ISO 4217. It cannot change. */
            baseCurrency: string;
            /**
             * @description The chart of accounts to begin with.
             * @enum {string}
             */
            chartTemplate?: "gb" | "skr03" | "skr04" | "pcg" | "dk" | "generic";
            /** @description A sandbox has data and keys of its own. It cannot become live, nor a live organisation a sandbox. */
            sandbox?: boolean;
            /** @description First month of the fiscal year, 1 to 12. */
            fiscalYearStartMonth?: number;
            /** @description What the programs of the accountant need in their files; replaces what was said before. */
            exportSettings?: components["schemas"]["ExportSettingsRequest"] | null;
            /** @description How the organisation shows itself on documents. Fields that are left out stay; null clears one, or all of them. */
            documents?: components["schemas"]["DocumentSettingsRequest"] | null;
        };
        ExportSettingsView: {
            datevConsultantNumber?: number;
            datevClientNumber?: number;
            /** @enum {string} */
            datevChart?: "03" | "04";
            accountNumberLength?: number;
        };
        BankAccountView: {
            iban: string;
            bic: string | null;
            accountName: string | null;
        };
        ElectronicAddressView: {
            scheme: string;
            id: string;
        };
        DocumentSettingsView: {
            /** @enum {string} */
            locale?: "en" | "de" | "fr" | "da";
            accentColour?: string;
            bankAccount?: components["schemas"]["BankAccountView"];
            email?: string;
            phone?: string;
            contactName?: string;
            website?: string;
            footer?: string;
            electronicAddress?: components["schemas"]["ElectronicAddressView"];
            requireEInvoice: boolean;
        };
        OrganisationView: {
            /** @enum {string} */
            reversalDatePolicy: "today" | "original" | "first_open_day";
            address: {
                [key: string]: string;
            } | null;
            /** @description Number patterns by document type; left out in lists. */
            numberSeries?: {
                [key: string]: string;
            };
            id: string;
            name: string;
            country: string;
            baseCurrency: string;
            timeZone: string;
            fiscalYearStartMonth: number;
            chartTemplate: string;
            sandbox: boolean;
            vatNumber: string | null;
            registrationNumber: string | null;
            exportSettings: components["schemas"]["ExportSettingsView"];
            documents: components["schemas"]["DocumentSettingsView"];
            /** Format: date-time */
            createdAt: string;
        };
        PaginationView: {
            /** @description Rows a page at most. */
            limit: number;
            /** @description Only when paging by number. */
            page?: number;
            /** @description Rows in all, only when paging by number. */
            total?: number;
            /** @description Only when paging by number. */
            totalPages?: number;
            /** @description For `?cursor=`; null on the last page. */
            nextCursor: string | null;
        };
        OrganisationPage: {
            data: components["schemas"]["OrganisationView"][];
            pagination: components["schemas"]["PaginationView"];
        };
        UpdateOrganisationRequest: {
            /** @description IANA name; decides what date "today" is. By default the country's, or UTC. */
            timeZone?: string;
            /**
             * @description How a reversal is dated when its request does not say.
             * @enum {string}
             */
            reversalDatePolicy?: "today" | "original" | "first_open_day";
            /** @description The organisation's own VAT number. */
            vatNumber?: string | null;
            /** @description The organisation's own postal address: `line1`, `line2`, `city`, `region`, `postalCode`. */
            address?: {
                [key: string]: string;
            } | null;
            /** @description The number of the company's register, such as a SIREN or an organisasjonsnummer, which are checked in FR and NO. */
            registrationNumber?: string | null;
            /** @description The name on documents from now on. */
            name?: string;
            /** @description Number patterns by document type, such as `{ "credit_note": "CN-{YYYY}-{seq:4}" }`. */
            numberSeries?: {
                [key: string]: string;
            };
            /** @description First month of the fiscal year, 1 to 12. */
            fiscalYearStartMonth?: number;
            /** @description What the programs of the accountant need in their files; replaces what was said before. */
            exportSettings?: components["schemas"]["ExportSettingsRequest"] | null;
            /** @description How the organisation shows itself on documents. Fields that are left out stay; null clears one, or all of them. */
            documents?: components["schemas"]["DocumentSettingsRequest"] | null;
        };
        PutLogoRequest: {
            /**
             * @description What kind of image it is; its bytes must agree.
             * @enum {string}
             */
            contentType: "image/png" | "image/jpeg";
            /**
             * Format: byte
             * @description The image in base64, at most 512 KiB of it.
             */
            data: string;
        };
        LogoView: {
            /** @enum {string} */
            contentType: "image/png" | "image/jpeg";
            /** @description In pixels. */
            width: number;
            height: number;
            /** @description In bytes. */
            size: number;
            /** @description Of the bytes, in hexadecimal. */
            sha256: string;
        };
        LogoFileView: {
            /** @enum {string} */
            contentType: "image/png" | "image/jpeg";
            /** @description In pixels. */
            width: number;
            height: number;
            /** @description In bytes. */
            size: number;
            /** @description Of the bytes, in hexadecimal. */
            sha256: string;
            /** @description The image in base64. */
            data: string;
        };
        CreateApiKeyRequest: {
            /** @description What the key is for. */
            name: string;
            /**
             * @description A test key exercises everything and writes nothing.
             * @enum {string}
             */
            mode: "live" | "test";
            /** @description Such as `credit-notes:write`; `*` for all. Write implies read of the same resource, except for test keys. */
            scopes: string[];
            /**
             * @description `client` (this organisation); `directory` (a fixed set) and `staff` (all) are made with a staff key only.
             * @default client
             * @enum {string}
             */
            kind?: "client" | "directory" | "staff";
            /** @description The organisations of a `directory` key. */
            organisations?: string[];
            /**
             * Format: date-time
             * @description From this instant on the key is refused.
             */
            expiresAt?: string;
            /** @description Addresses or CIDR ranges that the key may be used from; any if left out. */
            ipRanges?: string[];
        };
        NewApiKeyView: {
            /** @enum {string} */
            kind: "client" | "directory" | "staff";
            /** @enum {string} */
            mode: "live" | "test";
            /** @description The secret, shown this once. Left out when an idempotent answer is replayed. */
            key: string;
            id: string;
            name: string;
            scopes: string[];
            /** @description The organisations of a `directory` key. */
            organisations: string[];
            /** @description The last four characters of the secret. */
            hint: string;
            ipRanges: string[];
            /** Format: date-time */
            expiresAt: string | null;
            /** Format: date-time */
            revokedAt: string | null;
            /** Format: date-time */
            lastUsedAt: string | null;
            rolledFrom: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        ApiKeyView: {
            /** @enum {string} */
            kind: "client" | "directory" | "staff";
            /** @enum {string} */
            mode: "live" | "test";
            id: string;
            name: string;
            scopes: string[];
            /** @description The organisations of a `directory` key. */
            organisations: string[];
            /** @description The last four characters of the secret. */
            hint: string;
            ipRanges: string[];
            /** Format: date-time */
            expiresAt: string | null;
            /** Format: date-time */
            revokedAt: string | null;
            /** Format: date-time */
            lastUsedAt: string | null;
            rolledFrom: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        ApiKeyPage: {
            data: components["schemas"]["ApiKeyView"][];
            pagination: components["schemas"]["PaginationView"];
        };
        RollApiKeyRequest: {
            /** @description How long the old key stays valid beside the new one. By default 86,400 (a day). */
            graceSeconds?: number;
        };
        AccountView: {
            /** @enum {string} */
            type: "asset" | "liability" | "equity" | "income" | "expense";
            /**
             * @description The role that the account holds now; the first of them where it holds several.
             * @enum {string|null}
             */
            role: "debtors" | "sales" | "vat_output" | "bank" | "bad_debts" | "realised_gain" | "realised_loss" | "exchange_rounding" | "opening_balance" | "retained_earnings" | null;
            id: string;
            code: string;
            name: string;
            archived: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        AccountPage: {
            data: components["schemas"]["AccountView"][];
            pagination: components["schemas"]["PaginationView"];
        };
        CreateAccountRequest: {
            /** @description What the account is called. */
            name: string;
            /**
             * @description Decides where the account stands in the statements. It cannot change.
             * @enum {string}
             */
            type: "asset" | "liability" | "equity" | "income" | "expense";
            /** @description The account's number in the chart, unique: 1 to 20 letters, digits, dots, dashes, slashes or underscores. */
            code: string;
        };
        RolesView: {
            /** @example acc_01kaa3w8wdf8v9t6rzqj1b0k7h */
            debtors: string | null;
            /** @example acc_01kaa3w8wdf8v9t6rzqj1b0k7h */
            sales: string | null;
            /** @example acc_01kaa3w8wdf8v9t6rzqj1b0k7h */
            vat_output: string | null;
            /** @example acc_01kaa3w8wdf8v9t6rzqj1b0k7h */
            bank: string | null;
            /** @example acc_01kaa3w8wdf8v9t6rzqj1b0k7h */
            bad_debts: string | null;
            /** @example acc_01kaa3w8wdf8v9t6rzqj1b0k7h */
            realised_gain: string | null;
            /** @example acc_01kaa3w8wdf8v9t6rzqj1b0k7h */
            realised_loss: string | null;
            /** @example acc_01kaa3w8wdf8v9t6rzqj1b0k7h */
            exchange_rounding: string | null;
            /** @example acc_01kaa3w8wdf8v9t6rzqj1b0k7h */
            opening_balance: string | null;
            /** @example acc_01kaa3w8wdf8v9t6rzqj1b0k7h */
            retained_earnings: string | null;
        };
        AssignRolesRequest: {
            /** @description The control account of the customers' open items. An asset that was never posted to without one. */
            debtors?: string | null;
            /** @description Revenue of lines that name no account. */
            sales?: string | null;
            /** @description VAT on sales. */
            vat_output?: string | null;
            /** @description Where payments arrive and refunds leave. */
            bank?: string | null;
            /** @description Debts written off. */
            bad_debts?: string | null;
            /** @description Gains when items of different exchange rates are allocated. */
            realised_gain?: string | null;
            /** @description Losses when items of different exchange rates are allocated. */
            realised_loss?: string | null;
            /** @description Differences that conversion into the base currency leaves. */
            exchange_rounding?: string | null;
            /** @description The other side of opening items. */
            opening_balance?: string | null;
            /** @description Where the year's profit goes at its end. */
            retained_earnings?: string | null;
        };
        TemplateAccountView: {
            /** @enum {string} */
            type: "asset" | "liability" | "equity" | "income" | "expense";
            /**
             * @description The role that the account opens with.
             * @enum {string|null}
             */
            role: "debtors" | "sales" | "vat_output" | "bank" | "bad_debts" | "realised_gain" | "realised_loss" | "exchange_rounding" | "opening_balance" | "retained_earnings" | null;
            code: string;
            name: string;
            /** @description The VAT that the country's program takes out of every posting on this account by itself, such as `S19`. */
            automaticVatCode: string | null;
        };
        TemplateTaxRateView: {
            /** @enum {string} */
            zone: "domestic" | "eu" | "outside";
            /** @enum {string} */
            category: "S" | "Z" | "E" | "AE" | "K" | "G" | "O";
            taxCode: string;
            name: string;
            /** @description Per cent, a decimal string. */
            rate: string;
            exemptionReason: string | null;
            validFrom: string;
            validTo: string | null;
        };
        TemplateVatKeyView: {
            /**
             * @description The system whose files use the key.
             * @enum {string}
             */
            system: "datev" | "saft";
            /** @description Category and rate, as journal lines carry them. */
            vatCode: string;
            key: string;
            /** @description For entries dated on or after this day. */
            validFrom: string | null;
            /** @description For entries dated on or before this day. */
            validTo: string | null;
        };
        ChartTemplateView: {
            /** @description For `chartTemplate` when an organisation is opened. */
            name: string;
            title: string;
            /** @description Countries that open with this chart unless they choose another. */
            countries: string[];
            accounts: components["schemas"]["TemplateAccountView"][];
            /** @description The tax rates that the catalogue opens with. */
            taxRates: components["schemas"]["TemplateTaxRateView"][];
            /** @description How exports name each VAT code in the files of other systems. */
            vatKeys: components["schemas"]["TemplateVatKeyView"][];
        };
        ChartTemplatesView: {
            data: components["schemas"]["ChartTemplateView"][];
        };
        UpdateAccountRequest: {
            /** @description A new name. */
            name?: string;
            /** @description A new number in the chart; entries name the account itself, so they follow. */
            code?: string;
            /** @description An archived account stays in reports and takes no new postings. One that holds a role cannot be archived. */
            archived?: boolean;
        };
        CustomerAddressView: {
            line1?: string;
            line2?: string;
            city?: string;
            region?: string;
            postalCode?: string;
        };
        CustomerView: {
            /** @enum {string} */
            vatZone: "domestic" | "eu" | "outside";
            /** @enum {string|null} */
            locale: "en" | "de" | "fr" | "da" | null;
            metadata: {
                [key: string]: string;
            };
            id: string;
            name: string;
            email: string | null;
            phone: string | null;
            /** @description Parts that are not known are left out. */
            address: components["schemas"]["CustomerAddressView"] | null;
            country: string | null;
            vatNumber: string | null;
            currency: string;
            paymentTermsDays: number;
            reference: string | null;
            electronicAddress: components["schemas"]["ElectronicAddressView"] | null;
            contactName: string | null;
            buyerReference: string | null;
            archived: boolean;
            /**
             * Format: date-time
             * @description When the personal data was erased, which is final; null for all others.
             */
            erasedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        CustomerPage: {
            data: components["schemas"]["CustomerView"][];
            pagination: components["schemas"]["PaginationView"];
        };
        CustomerAddress: {
            /** @description Street and number. */
            line1?: string | null;
            /** @description Building, floor, department. */
            line2?: string | null;
            /** @description Town or city. */
            city?: string | null;
            /** @description County, state or province. */
            region?: string | null;
            /** @description Postcode or ZIP code. */
            postalCode?: string | null;
        };
        CreateCustomerRequest: {
            /**
             * Format: email
             * @description Where documents are sent.
             */
            email?: string | null;
            /** @description As the customer writes it. */
            phone?: string | null;
            /** @description ISO 3166-1 alpha-2. */
            country?: string | null;
            /** @description The customer's id in your own system, unique among your customers. */
            reference?: string | null;
            /**
             * @description The language of the customer's documents; by default the organisation's.
             * @enum {string|null}
             */
            locale?: "en" | "de" | "fr" | "da" | null;
            /** @description The person or department that documents are addressed to. */
            contactName?: string | null;
            /** @description What documents name so that the customer finds who ordered (BT-10): a cost centre, a Leitweg-ID. Each can have its own. */
            buyerReference?: string | null;
            /** @description The name on documents. */
            name: string;
            /**
             * @description Where the customer stands for VAT. By default derived from country and VAT number and the organisation's own country; a
             *     customer in another member state of the EU without a number counts as `domestic`.
             * @enum {string}
             */
            vatZone?: "domestic" | "eu" | "outside";
            /** @description The currency of the customer's documents, ISO 4217. By default the organisation's base currency. */
            currency?: string;
            /** @description Up to 50 string pairs of your own. */
            metadata?: {
                [key: string]: string;
            };
            /** @description Days from issue until an invoice is due. By default 30. */
            paymentTermsDays?: number;
            /** @description An archived customer takes no new documents. */
            archived?: boolean;
            /** @description The postal address without its country. In a change it is replaced as a whole. */
            address?: components["schemas"]["CustomerAddress"] | null;
            /**
             * @description The customer's VAT number, checked by the rules of its country (form and check digits, for Europe). Spaces, dots and
             *     dashes are dropped, letters become capitals; its prefix must fit the country (EL in Greece, XI in Northern Ireland).
             */
            vatNumber?: string | null;
            /** @description Where electronic documents reach the customer, as in Peppol. */
            electronicAddress?: components["schemas"]["ElectronicAddressRequest"] | null;
        };
        ImportCustomersRequest: {
            /**
             * @description All or nothing; or false for a result each. By default true.
             * @default true
             */
            atomic?: boolean;
            /**
             * @description What becomes of a row whose `reference` a customer has already. By default it is refused.
             * @default refuse
             * @enum {string}
             */
            onExisting?: "refuse" | "skip" | "update";
            /** @description Up to 1,000 rows as for a single customer; each is validated by itself. A row updates what it names only. */
            customers: components["schemas"]["CreateCustomerRequest"][];
        };
        ImportedCustomerView: {
            /** @enum {string} */
            outcome?: "created" | "updated" | "skipped";
            /** @description The problem, where the row was refused. */
            error?: {
                [key: string]: unknown;
            };
            /** @description The place of the row in the request, from 0. */
            index: number;
            /** @description The status that the row would have had as a request of its own. */
            status: number;
            customer?: components["schemas"]["CustomerView"];
        };
        CustomerImportView: {
            data: components["schemas"]["ImportedCustomerView"][];
            created: number;
            updated: number;
            skipped: number;
            failed: number;
        };
        UpdateCustomerRequest: {
            /**
             * Format: email
             * @description Where documents are sent.
             */
            email?: string | null;
            /** @description As the customer writes it. */
            phone?: string | null;
            /** @description ISO 3166-1 alpha-2. */
            country?: string | null;
            /** @description The customer's id in your own system, unique among your customers. */
            reference?: string | null;
            /**
             * @description The language of the customer's documents; by default the organisation's.
             * @enum {string|null}
             */
            locale?: "en" | "de" | "fr" | "da" | null;
            /** @description The person or department that documents are addressed to. */
            contactName?: string | null;
            /** @description What documents name so that the customer finds who ordered (BT-10): a cost centre, a Leitweg-ID. Each can have its own. */
            buyerReference?: string | null;
            /** @description The name on later documents. */
            name?: string;
            /**
             * @description Left out beside a new country or VAT number, the zone follows these unless it was set by hand.
             * @enum {string}
             */
            vatZone?: "domestic" | "eu" | "outside";
            /** @description The currency of later documents, ISO 4217. */
            currency?: string;
            /** @description Replaces all pairs. */
            metadata?: {
                [key: string]: string;
            };
            /** @description Days from issue until a later invoice is due. */
            paymentTermsDays?: number;
            /** @description An archived customer takes no new documents. */
            archived?: boolean;
            /** @description The postal address without its country. In a change it is replaced as a whole. */
            address?: components["schemas"]["CustomerAddress"] | null;
            /**
             * @description The customer's VAT number, checked by the rules of its country (form and check digits, for Europe). Spaces, dots and
             *     dashes are dropped, letters become capitals; its prefix must fit the country (EL in Greece, XI in Northern Ireland).
             */
            vatNumber?: string | null;
            /** @description Where electronic documents reach the customer, as in Peppol. */
            electronicAddress?: components["schemas"]["ElectronicAddressRequest"] | null;
        };
        ProductView: {
            metadata: {
                [key: string]: string;
            };
            id: string;
            name: string;
            description: string | null;
            sku: string | null;
            unit: string | null;
            accountId: string | null;
            taxCode: string;
            archived: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        ProductPage: {
            data: components["schemas"]["ProductView"][];
            pagination: components["schemas"]["PaginationView"];
        };
        CreateProductRequest: {
            /** @description What the line of a document says, where it says nothing itself, below the name. */
            description?: string | null;
            /** @description Your own article number, unique among your products. */
            sku?: string | null;
            /** @description What one of it is: `piece`, `hour`, `kg`. */
            unit?: string | null;
            /** @description The product's own revenue account. Without one its sales go to the account that holds the role `sales`. */
            accountId?: string | null;
            /** @description The name on documents. */
            name: string;
            /**
             * @description How it is taxed: with the customer's zone and the tax point, the code chooses the rate. See `/tax-rates`.
             * @example standard
             */
            taxCode: string;
            /** @description Up to 50 string pairs of your own. */
            metadata?: {
                [key: string]: string;
            };
            /** @description An archived product is not sold any more. */
            archived?: boolean;
        };
        UpdateProductRequest: {
            /** @description What the line of a document says, where it says nothing itself, below the name. */
            description?: string | null;
            /** @description Your own article number, unique among your products. */
            sku?: string | null;
            /** @description What one of it is: `piece`, `hour`, `kg`. */
            unit?: string | null;
            /** @description The product's own revenue account. Without one its sales go to the account that holds the role `sales`. */
            accountId?: string | null;
            /** @description The name on later documents. */
            name?: string;
            /**
             * @description How later documents tax it.
             * @example standard
             */
            taxCode?: string;
            /** @description Replaces all pairs. */
            metadata?: {
                [key: string]: string;
            };
            /** @description An archived product is not sold any more, at none of its prices. */
            archived?: boolean;
        };
        PriceView: {
            id: string;
            productId: string;
            currency: string;
            /** @description A decimal string. */
            unitPrice: string;
            pricesIncludeTax: boolean;
            default: boolean;
            active: boolean;
            archived: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        PricePage: {
            data: components["schemas"]["PriceView"][];
            pagination: components["schemas"]["PaginationView"];
        };
        CreatePriceRequest: {
            /** @description The product that it is a price of. */
            productId: string;
            /** @description By default the organisation's base currency, ISO 4217. */
            currency?: string;
            /**
             * Format: decimal
             * @description For one unit of the product, up to 6 decimals. It never changes: a price that changes is a new price.
             */
            unitPrice: string | number;
            /** @description Whether tax is in it. By default it is not. */
            pricesIncludeTax?: boolean;
            /** @description The product's default in this currency, in place of the one before. By default true for the first, else false. */
            default?: boolean;
            /** @description A price that is not active is not offered. By default it is. */
            active?: boolean;
        };
        UpdatePriceRequest: {
            /** @description True makes it the product's default in its currency, in place of the one before. */
            default?: boolean;
            /** @description Whether it is offered. One that is not is no default either. */
            active?: boolean;
            /** @description An archived price is not offered, nor shown among those that are. It is no default either. */
            archived?: boolean;
        };
        TaxRateView: {
            /** @enum {string} */
            zone: "domestic" | "eu" | "outside";
            /** @enum {string} */
            category: "S" | "Z" | "E" | "AE" | "K" | "G" | "O";
            id: string;
            taxCode: string;
            name: string | null;
            /** @description Per cent, a decimal string. */
            rate: string;
            exemptionReason: string | null;
            validFrom: string;
            validTo: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        TaxRatePage: {
            data: components["schemas"]["TaxRateView"][];
            pagination: components["schemas"]["PaginationView"];
        };
        CreateTaxRateRequest: {
            /**
             * @description The code that products name.
             * @example standard
             */
            taxCode: string;
            /**
             * @description Of which customers: in the seller's own country, in the EU, or outside both. By default `domestic`.
             * @default domestic
             * @enum {string}
             */
            zone?: "domestic" | "eu" | "outside";
            /** @description What the tax is called on documents. */
            name?: string;
            /**
             * @description UNCL 5305: S, Z, E, AE, K, G or O. By default S above 0 % and Z at 0 %.
             * @enum {string}
             */
            category?: "S" | "Z" | "E" | "AE" | "K" | "G" | "O";
            /**
             * Format: decimal
             * @description Per cent, such as `20` or `17.5`. Every category but S has 0, which may be left out.
             */
            rate?: string | number;
            /** @description Why no tax is due; required for E, AE, K, G and O. */
            exemptionReason?: string;
            /**
             * Format: date
             * @description The first tax point at which it is in force.
             */
            validFrom: string;
            /**
             * Format: date
             * @description The last one; by default it is in force until further notice.
             */
            validTo?: string;
        };
        UpdateTaxRateRequest: {
            /** @description What the tax is called on later documents. */
            name?: string | null;
            /**
             * Format: date
             * @description The last tax point at which it is in force; null is until further notice.
             */
            validTo?: string | null;
            /**
             * @description Only while the rate has not been used.
             * @enum {string}
             */
            category?: "S" | "Z" | "E" | "AE" | "K" | "G" | "O";
            /**
             * Format: decimal
             * @description Only while the rate has not been used.
             */
            rate?: string | number;
            /** @description Only while the rate has not been used. */
            exemptionReason?: string | null;
            /**
             * Format: date
             * @description Only while the rate has not been used.
             */
            validFrom?: string;
        };
        ExchangeRateView: {
            /** @description Made of date and currency: `fx_2026-05-04_EUR`. */
            id: string;
            currency: string;
            /** Format: date */
            date: string;
            /** @description A decimal string: units of the base currency for one of the currency. */
            rate: string;
            /** Format: date-time */
            updatedAt: string;
        };
        ExchangeRatePage: {
            data: components["schemas"]["ExchangeRateView"][];
            pagination: components["schemas"]["PaginationView"];
        };
        ExchangeRateEntry: {
            /** @description Not the base currency, ISO 4217. */
            currency: string;
            /**
             * Format: date
             * @description The day from which it holds, until that of the next.
             */
            date: string;
            /**
             * Format: decimal
             * @description Units of the base currency for ONE unit of the currency.
             */
            rate: string | number;
        };
        SetExchangeRatesRequest: {
            /** @description Up to 1,000; each replaces that of the same currency and date. */
            rates: components["schemas"]["ExchangeRateEntry"][];
        };
        ExchangeRatesView: {
            data: components["schemas"]["ExchangeRateView"][];
        };
        InvoiceItemTaxRequest: {
            /**
             * Format: decimal
             * @description Per cent, such as `20` or `17.5`.
             */
            rate?: string | number;
            /** @description UNCL 5305: S, Z, E, AE, K, G or O. By default S above 0 % and Z at 0 %. */
            category?: string;
            /** @description What the tax is called on the document. */
            name?: string;
            /** @description Why no tax is due; required for E, AE, K, G and O. */
            exemptionReason?: string;
        };
        InvoiceItemRequest: {
            /**
             * @description `text` and `separator` lines carry no amounts.
             * @default item
             * @enum {string}
             */
            lineType?: "item" | "text" | "separator";
            /** @description What is sold. May be left out on a separator, and with a `priceId`: then it is the name of the product. */
            description?: string;
            /**
             * Format: decimal
             * @description Greater than 0, up to 6 decimals.
             */
            quantity?: string | number;
            /**
             * Format: decimal
             * @description Per unit, at least 0, up to 6 decimals; net of tax unless `pricesIncludeTax`. With a `priceId`, in place of its price.
             */
            unitPrice?: string | number;
            /**
             * Format: decimal
             * @description Per cent, such as `20`. With a `priceId`, left out to have the rate of the product.
             */
            taxRate?: string | number;
            /** @description UNCL 5305: S, Z, E, AE, K, G or O. By default S above 0 % and Z at 0 %. */
            taxCategory?: string;
            /** @description Why no tax is due; required for E, AE, K, G and O. */
            taxExemptionReason?: string;
            /** @description Several taxes on one line, each computed on its net; in place of `taxRate`. */
            taxes?: components["schemas"]["InvoiceItemTaxRequest"][];
            /**
             * Format: decimal
             * @description An amount for the line, in the price's tax basis, at most quantity × price.
             */
            discount?: string | number;
            /** @description Another revenue account than the product's, or than the one that holds the role `sales`. */
            accountId?: string;
            /** @description String pairs to report by; they stand on the journal lines. */
            dimensions?: {
                [key: string]: string;
            };
            /** @description A price of the catalogue. */
            priceId?: string;
        };
        CreateInvoiceRequest: {
            /** @description Supplies the name, e-mail, currency, payment terms and VAT zone. */
            customerId?: string;
            /** @description Who is invoiced; required without a customer. */
            clientName?: string;
            /**
             * Format: email
             * @description Where it is sent; by default the customer's.
             */
            clientEmail?: string;
            /** @description The sender's own number, taken at issue: the next of the series, or one outside it. */
            number?: string;
            /**
             * Format: date
             * @description By default the day of the issue in the organisation's time zone. It cannot be issued before that day.
             */
            issueDate?: string;
            /**
             * Format: date
             * @description When the tax becomes due, which decides the rates of the catalogue; by default the issue date.
             */
            taxPoint?: string;
            /**
             * Format: date
             * @description By default the issue date and the payment terms. Not before the issue date.
             */
            dueDate?: string;
            /** @description By default the customer's, else the base currency. */
            currency?: string;
            /**
             * Format: decimal
             * @description Units of base currency for one unit of `currency`; by default the latest of the rates table at the issue date.
             */
            exchangeRate?: string | number;
            /** @description The customer's order number, or what the customer wants to find on it. */
            reference?: string;
            /** @description What the customer finds it by (BT-10): a cost centre, a Leitweg-ID; by default the customer's. */
            buyerReference?: string;
            /** @description For the books: it stands on the journal entry. */
            memo?: string;
            /** @description For the customer to read. */
            notes?: string;
            /** @description Up to 50 string pairs of the sender's own. */
            metadata?: {
                [key: string]: string;
            };
            /** @description String pairs that every item gets, unless it has its own. */
            dimensions?: {
                [key: string]: string;
            };
            /** @description At least one of type `item`. */
            items: components["schemas"]["InvoiceItemRequest"][];
            /**
             * @description `issued` to number and post it at once. In a batch, `issued` is the default.
             * @default draft
             * @enum {string}
             */
            status?: "draft" | "issued";
            /** @description By default the customer's, else 30. */
            paymentTermsDays?: number;
            /** @description Whether unit prices and discounts include tax. */
            pricesIncludeTax?: boolean;
            /** @description Send it to the client by e-mail at once, with the PDF. It is issued by that, whatever `status` says. */
            notify?: boolean;
        };
        AutoReverseView: {
            /**
             * @description `planned` of a draft; `scheduled` until the day comes; `posted`; `blocked` when it was refused, and it is tried again;
             *     `cancelled` when the entry was reversed by hand before.
             * @enum {string}
             */
            status: "planned" | "scheduled" | "posted" | "blocked" | "cancelled";
            /**
             * Format: date
             * @description The day on which it is dated.
             */
            date: string;
            /** @description The reversing entry, once it is posted. */
            entryId: string | null;
            /** @description Why it is blocked. */
            reason: string | null;
        };
        LineAccountView: {
            id: string;
            code: string;
            name: string;
            /** @description What the account is for, if it holds or held a role. */
            role: string | null;
        };
        JournalLineView: {
            dimensions: {
                [key: string]: string;
            };
            lineNo: number;
            account: components["schemas"]["LineAccountView"];
            /** @description In the entry's currency; one of `debit` and `credit` is zero. */
            debit: string;
            credit: string;
            /** @description In base currency. */
            baseDebit: string;
            baseCredit: string;
            vatCode: string | null;
            customerId: string | null;
            /** @description The open item that a line on a debtors account makes or settles. */
            openItemId: string | null;
            description: string | null;
        };
        JournalEntryView: {
            /**
             * @description A draft is no entry yet: it has no number and moves no balance.
             * @enum {string}
             */
            status: "draft" | "posted";
            /** @enum {string} */
            sourceType: "credit_note" | "invoice" | "payment" | "refund" | "settlement" | "write_off" | "allocation" | "opening" | "manual" | "year_end";
            /** @description What becomes of the reversal that the entry asked for; null where it asked for none. */
            autoReverse: components["schemas"]["AutoReverseView"] | null;
            id: string;
            /** @description 1, 2, 3, … per organisation, without a gap. Null for a draft, and for an entry that would be posted. */
            number: number | null;
            /** Format: date */
            date: string;
            sourceId: string | null;
            documentNumber: string | null;
            counterpartyName: string | null;
            memo: string | null;
            currency: string;
            /** @description Units of base currency for one unit of `currency`. */
            exchangeRate: string;
            reversesEntryId: string | null;
            reversedByEntryId: string | null;
            /**
             * Format: date-time
             * @description Null for a draft.
             */
            postedAt: string | null;
            /** @description The API key that posted it, or `auto_reversal`. Null for a draft. */
            postedBy: string | null;
            requestId: string;
            lines: components["schemas"]["JournalLineView"][];
        };
        CreditNoteOfInvoiceView: {
            id: string;
            number: string;
            status: string;
            /** Format: date */
            issueDate: string;
            net: string;
            tax: string;
            gross: string;
        };
        InvoiceLineTaxView: {
            category: string;
            rate: string;
            name: string | null;
            exemptionReason: string | null;
            /** @description This line's share of the document's tax at this rate. */
            tax: string;
        };
        InvoiceItemView: {
            /** @enum {string} */
            lineType: "item" | "text" | "separator";
            dimensions: {
                [key: string]: string;
            };
            id: string;
            lineNo: number;
            description: string;
            quantity: string | null;
            unitPrice: string | null;
            discount: string;
            /** @description The VAT rate and category of the line's first tax. */
            taxRate: string | null;
            taxCategory: string | null;
            taxExemptionReason: string | null;
            taxes: components["schemas"]["InvoiceLineTaxView"][];
            net: string;
            tax: string;
            gross: string;
            /** @description The revenue account; once issued, the one that it was posted to. */
            accountId: string | null;
            priceId: string | null;
            productId: string | null;
        };
        InvoiceTaxBreakdownView: {
            category: string;
            rate: string;
            exemptionReason: string | null;
            taxable: string;
            tax: string;
        };
        InvoiceTotalsView: {
            net: string;
            tax: string;
            gross: string;
        };
        InvoiceView: {
            /** @enum {string} */
            status: "draft" | "issued" | "voided";
            /** @enum {string} */
            deliveryStatus: "none" | "scheduled" | "sending" | "sent" | "failed";
            /** @enum {string} */
            paymentStatus: "unpaid" | "partially_paid" | "paid";
            /** @enum {string} */
            creditStatus: "none" | "partially_credited" | "credited";
            metadata: {
                [key: string]: string;
            };
            dimensions: {
                [key: string]: string;
            };
            /** @description The entry that would be posted (test keys, previews), or that was (`?expand=journalEntry`). */
            journalEntry?: components["schemas"]["JournalEntryView"] | null;
            /** @description The customer as it is now (`?expand=customer`). */
            customer?: components["schemas"]["CustomerView"] | null;
            /** @description Its credit notes, oldest first (`?expand=creditNotes`). */
            creditNotes?: components["schemas"]["CreditNoteOfInvoiceView"][];
            id: string;
            /** @description Null in a draft: an invoice is numbered when it is issued. */
            number: string | null;
            customerId: string | null;
            clientName: string;
            clientEmail: string | null;
            /** Format: date */
            issueDate: string;
            /**
             * Format: date
             * @description When the tax of it became due.
             */
            taxPoint: string;
            /** Format: date */
            dueDate: string;
            currency: string;
            /** @description Units of base currency for one unit of `currency`. */
            exchangeRate: string;
            pricesIncludeTax: boolean;
            reference: string | null;
            /** @description What the customer finds it by (BT-10). */
            buyerReference: string | null;
            memo: string | null;
            notes: string | null;
            items: components["schemas"]["InvoiceItemView"][];
            taxBreakdown: components["schemas"]["InvoiceTaxBreakdownView"][];
            totals: components["schemas"]["InvoiceTotalsView"];
            /** @description Still to be paid. A draft owes nothing yet. */
            amountDue: string;
            /** @description Settled by payments and credits. */
            amountSettled: string;
            /** @description The gross of its live credit notes. */
            amountCredited: string;
            amountWrittenOff: string;
            journalEntryId: string | null;
            reversalEntryId: string | null;
            /** Format: date-time */
            issuedAt: string | null;
            /** Format: date-time */
            voidedAt: string | null;
            voidReason: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description True in the answer to a test key. */
            test: boolean;
        };
        CreateInvoiceBatchRequest: {
            /**
             * @description All or nothing; or false for a result each, in order.
             * @default true
             */
            atomic?: boolean;
            /** @description Up to 1,000 requests as for a single invoice, issued unless they say `draft`; each is validated by itself. */
            invoices: components["schemas"]["CreateInvoiceRequest"][];
        };
        InvoiceBatchResultView: {
            invoice?: components["schemas"]["InvoiceView"];
            /** @description The problem, as a single request would have answered it. */
            error?: {
                [key: string]: unknown;
            };
            /** @description Position in the request, from 0. */
            index: number;
            /** @description 201, or the status that the request would have had by itself. */
            status: number;
        };
        InvoiceBatchView: {
            data: components["schemas"]["InvoiceBatchResultView"][];
            created: number;
            failed: number;
        };
        InvoicePage: {
            data: components["schemas"]["InvoiceView"][];
            pagination: components["schemas"]["PaginationView"];
        };
        CreditableLineView: {
            id: string;
            lineNo: number;
            description: string;
            /** @description The taxes of the line: `S20`, or `S20+S5` for several. */
            rate: string;
            /** @description A quantity is credited at its share of the line's price, net or gross as the invoice's prices are; the last of it takes all. */
            quantity: string;
            net: string;
            tax: string;
            gross: string;
        };
        CreditableRateView: {
            rate: string;
            net: string;
            tax: string;
            gross: string;
        };
        CreditableView: {
            invoiceId: string;
            invoiceNumber: string | null;
            currency: string;
            /** @description Whether a credit by quantity is a share of the gross of its line; else it is one of the net. */
            pricesIncludeTax: boolean;
            lines: components["schemas"]["CreditableLineView"][];
            /** @description Free-form lines and flat amounts are spread over the lines of a rate. */
            rates: components["schemas"]["CreditableRateView"][];
            net: string;
            tax: string;
            /** @description What can be credited at most: less than `net` and `tax` where a part was written off. */
            gross: string;
        };
        PatchInvoiceRequest: {
            /** @description Supplies the name, e-mail, currency, payment terms and VAT zone. */
            customerId?: string | null;
            /** @description Who is invoiced; required without a customer. */
            clientName?: string | null;
            /**
             * Format: email
             * @description Where it is sent; by default the customer's.
             */
            clientEmail?: string | null;
            /** @description The sender's own number, taken at issue. */
            number?: string | null;
            /**
             * Format: date
             * @description By default the day of the issue.
             */
            issueDate?: string | null;
            /**
             * Format: date
             * @description By default the issue date.
             */
            taxPoint?: string | null;
            /**
             * Format: date
             * @description By default the issue date and the payment terms.
             */
            dueDate?: string | null;
            /** @description By default the customer's, else the base currency. */
            currency?: string | null;
            /**
             * Format: decimal
             * @description By default the latest of the rates table at the issue date.
             */
            exchangeRate?: string | null | number;
            /** @description The customer's order number, or what the customer wants to find on it. */
            reference?: string | null;
            /** @description What the customer finds it by (BT-10); by default the customer's. */
            buyerReference?: string | null;
            /** @description String pairs that every item gets, unless it has its own. */
            dimensions?: {
                [key: string]: string;
            } | null;
            /** @description Replaces all lines. */
            items?: components["schemas"]["InvoiceItemRequest"][];
            /**
             * @description `issued` numbers and posts the draft. An invoice is voided by `action`, not by its status.
             * @enum {string}
             */
            status?: "draft" | "issued";
            /**
             * @description Voids the invoice: posts the reversing entry.
             * @enum {string}
             */
            action?: "void";
            /**
             * Format: date
             * @description With `void`: the date of the reversal. By default as the organisation's policy says.
             */
            reversalDate?: string;
            /** @description With `void`: why. */
            reason?: string;
            /** @description For the books. Null clears it. */
            memo?: string | null;
            /** @description For the customer to read. Null clears them. */
            notes?: string | null;
            /** @description Replaces all pairs. */
            metadata?: {
                [key: string]: string;
            };
            /** @description By default the customer's, else 30. */
            paymentTermsDays?: number | null;
            /** @description Whether unit prices and discounts include tax. */
            pricesIncludeTax?: boolean | null;
        };
        IssueInvoiceRequest: {
            /**
             * Format: date
             * @description By default the draft's, else today in the organisation's time zone. Not in the future.
             */
            issueDate?: string;
        };
        VoidInvoiceRequest: {
            /**
             * Format: date
             * @description The date of the reversal. By default as the organisation's policy says.
             */
            reversalDate?: string;
            /** @description Why. */
            reason?: string;
        };
        ItemTaxRequest: {
            /**
             * Format: decimal
             * @description Per cent, such as `20` or `17.5`.
             */
            rate?: string | number;
            /** @description UNCL 5305: S, Z, E, AE, K, G or O. By default S above 0 % and Z at 0 %. */
            category?: string;
            /** @description What the tax is called on the document. */
            name?: string;
            /** @description Why no tax is due; required for E, AE, K, G and O. */
            exemptionReason?: string;
        };
        CreditNoteItemRequest: {
            /**
             * @description `text` and `separator` lines carry no amounts.
             * @default item
             * @enum {string}
             */
            lineType?: "item" | "text" | "separator";
            /** @description What is credited. May be left out on a separator and on a line from the catalogue or an invoice. */
            description?: string;
            /**
             * Format: decimal
             * @description Greater than 0, up to 6 decimals. The sender always sends positive numbers.
             */
            quantity?: string | number;
            /**
             * Format: decimal
             * @description Per unit, at least 0, up to 6 decimals; net of tax unless `pricesIncludeTax`.
             */
            unitPrice?: string | number;
            /**
             * Format: decimal
             * @description Per cent, such as `20`.
             */
            taxRate?: string | number;
            /** @description UNCL 5305: S, Z, E, AE, K, G or O. By default S above 0 % and Z at 0 %. */
            taxCategory?: string;
            /** @description Why no tax is due; required for E, AE, K, G and O. */
            taxExemptionReason?: string;
            /** @description Several taxes on one line, each computed on its net; in place of `taxRate`. */
            taxes?: components["schemas"]["ItemTaxRequest"][];
            /**
             * Format: decimal
             * @description An amount for the line, in the price's tax basis, at most quantity × price.
             */
            discount?: string | number;
            /** @description Another revenue account than the one that holds the role `sales`. With an invoice it is the invoice's. */
            accountId?: string;
            /** @description String pairs to report by; they stand on the journal lines. */
            dimensions?: {
                [key: string]: string;
            };
            /** @description A price of the catalogue: supplies description, unit price, account and tax, unless the item brings its own. */
            priceId?: string;
            /** @description A line of the invoice, credited by `quantity` or by `amount`. */
            invoiceLineId?: string;
            /**
             * Format: decimal
             * @description Net amount to credit of an invoice line; consumes no quantity.
             */
            amount?: string | number;
        };
        OriginalInvoiceRequest: {
            /** @description Its number in the other system. */
            number: string;
            /**
             * Format: date
             * @description Not after the date of the credit note.
             */
            issueDate: string;
            /**
             * Format: date
             * @description When the tax of it became due; by default its issue date.
             */
            taxPoint?: string;
            /** @description The credit note's own, where it says one. */
            currency?: string;
            /**
             * Format: decimal
             * @description Units of base currency for one unit of the invoice's currency.
             */
            exchangeRate?: string | number;
        };
        CreateCreditNoteRequest: {
            /** @description Supplies the name, e-mail and currency. */
            customerId?: string;
            /** @description The invoice that is corrected: customer, currency, rate, accounts and dimensions are then its own. */
            invoiceId?: string;
            /** @description May stand in for `invoiceId`. */
            invoiceNumber?: string;
            /** @description Who is credited; required without a customer or an invoice. */
            clientName?: string;
            /**
             * Format: email
             * @description Where it is sent; by default the customer's.
             */
            clientEmail?: string;
            /**
             * Format: date
             * @description By default today in the organisation's time zone. Not before the invoice, and not in the future.
             */
            issueDate?: string;
            /** @description By default the invoice's, else the customer's, else the base currency. */
            currency?: string;
            /**
             * Format: decimal
             * @description Units of base currency for one unit of `currency`; by default the invoice's, else the latest of the rates table.
             */
            exchangeRate?: string | number;
            /** @description Why, in up to 200 characters; stands on the document. */
            reason?: string;
            /**
             * @description Why, for statistics.
             * @enum {string}
             */
            reasonCode?: "returned" | "overcharged" | "duplicate" | "order_change" | "product_unsatisfactory" | "goodwill" | "fraudulent" | "other";
            /** @description The sender's own number: the next of the series, or one outside it. */
            number?: string;
            /** @description What the customer finds it by (BT-10); by default as on the invoice, else the customer's. */
            buyerReference?: string;
            /** @description For the customer to read. */
            notes?: string;
            /** @description For the books: it stands on the journal entry. */
            memo?: string;
            /** @description Up to 50 string pairs of the sender's own. */
            metadata?: {
                [key: string]: string;
            };
            /** @description String pairs that every item gets, unless it has its own. With an invoice they are the invoice's. */
            dimensions?: {
                [key: string]: string;
            };
            /** @description At least one of type `item`. */
            items?: components["schemas"]["CreditNoteItemRequest"][];
            /**
             * Format: decimal
             * @description In place of items, with an invoice: a flat gross amount, spread over all its rates.
             */
            amount?: string | number;
            /**
             * Format: decimal
             * @description The part to be paid back.
             */
            refundAmount?: string | number;
            /**
             * Format: decimal
             * @description The part left on the customer's account; by default all of it.
             */
            creditAmount?: string | number;
            /**
             * Format: decimal
             * @description The part settled outside the system; posts at once to `outOfBandAccountId`.
             */
            outOfBandAmount?: string | number;
            /** @description The clearing account of `outOfBandAmount`. */
            outOfBandAccountId?: string;
            /** @description The payment being refunded: `refundAmount`, by default all that no debt takes, is paid back at once. */
            paymentId?: string;
            /**
             * @description `issued` to skip the draft.
             * @default draft
             * @enum {string}
             */
            status?: "draft" | "issued";
            /** @description An invoice that lives in another system. */
            originalInvoice?: components["schemas"]["OriginalInvoiceRequest"];
            /** @description Whether unit prices and discounts include tax; by default as on the invoice. */
            pricesIncludeTax?: boolean;
            /** @description Send it to the client by e-mail at once, with the PDF. It is issued by that, whatever `status` says. */
            notify?: boolean;
        };
        OriginalInvoiceView: {
            number: string;
            /** Format: date */
            issueDate: string;
            /** Format: date */
            taxPoint: string | null;
            currency: string | null;
            exchangeRate: string | null;
        };
        AllocationView: {
            /**
             * @description `pre_payment`: made by crediting an invoice that was not paid; it goes only with a void.
             * @enum {string}
             */
            kind: "pre_payment" | "applied";
            id: string;
            /** @description The credit that was used: a credit note, a payment, an opening credit. */
            creditItemId: string;
            /** @description The debt that was settled. */
            debitItemId: string;
            /** @description The debt, where it is an invoice. */
            invoiceId: string | null;
            /** Format: date */
            date: string;
            currency: string;
            amount: string;
            /** @description Posts the realised difference of exchange rates; null where there is none. */
            journalEntryId: string | null;
            /** @description The date on which it was taken back; null while it stands. */
            unappliedOn: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        LineTaxView: {
            category: string;
            rate: string;
            name: string | null;
            exemptionReason: string | null;
            /** @description This line's share of the document's tax at this rate. */
            tax: string;
        };
        CreditNoteItemView: {
            /** @enum {string} */
            lineType: "item" | "text" | "separator";
            dimensions: {
                [key: string]: string;
            };
            id: string;
            lineNo: number;
            description: string;
            quantity: string | null;
            unitPrice: string | null;
            discount: string;
            /** @description The VAT rate and category of the line's first tax. */
            taxRate: string | null;
            taxCategory: string | null;
            taxExemptionReason: string | null;
            taxes: components["schemas"]["LineTaxView"][];
            net: string;
            tax: string;
            gross: string;
            /** @description The negatives, for clients that add invoices and credit notes up. */
            signedNet: string;
            signedTax: string;
            signedGross: string;
            accountId: string | null;
            invoiceLineId: string | null;
            priceId: string | null;
        };
        TaxBreakdownView: {
            category: string;
            rate: string;
            exemptionReason: string | null;
            taxable: string;
            tax: string;
        };
        TotalsView: {
            net: string;
            tax: string;
            gross: string;
        };
        CreditNoteView: {
            /** @enum {string} */
            status: "draft" | "issued" | "applied" | "voided";
            /** @enum {string} */
            deliveryStatus: "none" | "scheduled" | "sending" | "sent" | "failed";
            originalInvoice: components["schemas"]["OriginalInvoiceView"] | null;
            /** @enum {string|null} */
            reasonCode: "returned" | "overcharged" | "duplicate" | "order_change" | "product_unsatisfactory" | "goodwill" | "fraudulent" | "other" | null;
            /** @description To which debts it was applied, but for what was taken back. */
            allocations: components["schemas"]["AllocationView"][];
            metadata: {
                [key: string]: string;
            };
            dimensions: {
                [key: string]: string;
            };
            /** @description The entry that would be posted (test keys, previews), or that was (`?expand=journalEntry`). */
            journalEntry?: components["schemas"]["JournalEntryView"] | null;
            /** @description The customer as it is now (`?expand=customer`). */
            customer?: components["schemas"]["CustomerView"] | null;
            /** @description The invoice that is corrected (`?expand=invoice`). */
            invoice?: components["schemas"]["InvoiceView"] | null;
            /** @description To a test key and in a preview: the entry of `outOfBandAmount`. */
            settlementEntry?: components["schemas"]["JournalEntryView"] | null;
            /** @description To a test key and in a preview: what could be credited of the invoice, this credit note not counted. */
            ceilings?: components["schemas"]["CreditableView"];
            id: string;
            number: string;
            /** @description The same value as `number`, under the name that existing clients read. */
            credit_note_number: string;
            invoiceId: string | null;
            invoiceNumber: string | null;
            customerId: string | null;
            clientName: string;
            clientEmail: string | null;
            /** @description What the customer finds it by (BT-10). */
            buyerReference: string | null;
            /** Format: date */
            issueDate: string;
            currency: string;
            /** @description Units of base currency for one unit of `currency`. */
            exchangeRate: string;
            pricesIncludeTax: boolean;
            reason: string | null;
            memo: string | null;
            notes: string | null;
            items: components["schemas"]["CreditNoteItemView"][];
            taxBreakdown: components["schemas"]["TaxBreakdownView"][];
            totals: components["schemas"]["TotalsView"];
            /** @description The negatives of `totals`. */
            signedTotals: components["schemas"]["TotalsView"];
            /** @description The part that reduced what was due on the invoice. */
            prePaymentAmount: string;
            postPaymentAmount: string;
            refundAmount: string;
            creditAmount: string;
            outOfBandAmount: string;
            outOfBandAccountId: string | null;
            /** @description Paid back so far of `refundAmount`. */
            refundedAmount: string;
            /** @description Not yet applied, refunded or settled. */
            balance: string;
            journalEntryId: string | null;
            /** @description The entry that posted `outOfBandAmount`. */
            settlementEntryId: string | null;
            /** @description The entry that took that settlement back. */
            settlementReversalEntryId: string | null;
            reversalEntryId: string | null;
            /**
             * Format: date-time
             * @description When it left `draft`: also by becoming `applied` at once.
             */
            issuedAt: string | null;
            /** Format: date-time */
            voidedAt: string | null;
            voidReason: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @description True in the answer to a test key. */
            test: boolean;
        };
        CreateCreditNoteBatchRequest: {
            /**
             * @description All or nothing; or false for a result each, in order.
             * @default true
             */
            atomic?: boolean;
            /** @description Up to 1,000 requests as for a single credit note; each is validated by itself. */
            creditNotes: components["schemas"]["CreateCreditNoteRequest"][];
        };
        BatchResultView: {
            creditNote?: components["schemas"]["CreditNoteView"];
            /** @description The problem, as a single request would have answered it. */
            error?: {
                [key: string]: unknown;
            };
            /** @description Position in the request, from 0. */
            index: number;
            /** @description 201, or the status that the request would have had by itself. */
            status: number;
        };
        BatchView: {
            data: components["schemas"]["BatchResultView"][];
            created: number;
            failed: number;
        };
        CreditNotePage: {
            data: components["schemas"]["CreditNoteView"][];
            pagination: components["schemas"]["PaginationView"];
        };
        PatchCreditNoteRequest: {
            /**
             * @description `issued` or `applied`. A credit note is voided by `action`, not by its status.
             * @enum {string}
             */
            status?: "draft" | "issued" | "applied";
            /**
             * @description Voids the credit note: posts the reversing entry.
             * @enum {string}
             */
            action?: "void";
            /**
             * Format: date
             * @description With `void`: the date of the reversal. By default as the organisation's policy says.
             */
            reversalDate?: string;
            /** @description With `void`: why. */
            reason?: string;
            /** @description For the books. Null clears it. */
            memo?: string | null;
            /** @description For the customer to read. Null clears them. */
            notes?: string | null;
            /** @description Replaces all pairs. */
            metadata?: {
                [key: string]: string;
            };
        };
        VoidAndReissueRequest: {
            /** @description Why the credit note is voided. */
            reason?: string;
            /**
             * Format: date
             * @description The date of the reversal. By default as the organisation's policy says.
             */
            reversalDate?: string;
            /** @description The one that takes its place, as in `POST /credit-notes`. What the void gives back can be credited by it. */
            creditNote: components["schemas"]["CreateCreditNoteRequest"];
        };
        ReissuedView: {
            voided: components["schemas"]["CreditNoteView"];
            creditNote: components["schemas"]["CreditNoteView"];
        };
        AllocationTargetRequest: {
            /** @description The invoice that is settled … */
            invoiceId?: string;
            /** @description … or another debt: an item of the customer's account. */
            openItemId?: string;
            /**
             * Format: decimal
             * @description By default as much as both have open.
             */
            amount?: string | number;
        };
        AllocateRequest: {
            /**
             * Format: date
             * @description By default today; not before either side, nor in the future.
             */
            date?: string;
            /** @description What is settled, in order. */
            allocations: components["schemas"]["AllocationTargetRequest"][];
        };
        RefundCreditRequest: {
            /**
             * Format: decimal
             * @description By default all that can be paid back.
             */
            amount?: string | number;
            /**
             * Format: date
             * @description The day on which the money goes; by default today.
             */
            date?: string;
            /** @description The account that it goes from; by default the one with the role `bank`. */
            bankAccountId?: string;
            /**
             * Format: decimal
             * @description Units of base currency for one unit of the refund's; by default that of the rates table.
             */
            exchangeRate?: string | number;
            /** @description What stands on the bank statement. */
            reference?: string;
            /** @description For the books: it stands on the journal entry. */
            memo?: string;
            /** @description Up to 50 string pairs of the sender's own. */
            metadata?: {
                [key: string]: string;
            };
        };
        RefundPartView: {
            /** @description The credit that was paid back: a credit note, a payment, an opening credit. */
            openItemId: string;
            amount: string;
        };
        RefundView: {
            /** @enum {string} */
            status: "paid" | "reversed";
            /** @enum {string} */
            source: "credit_note" | "payment" | "balance";
            metadata: {
                [key: string]: string;
            };
            /** @description To a test key: the entry that would have been posted. */
            journalEntry?: components["schemas"]["JournalEntryView"] | null;
            id: string;
            creditNoteId: string | null;
            /** @description The payment that is paid back. */
            paymentId: string | null;
            customerId: string | null;
            clientName: string | null;
            /** Format: date */
            date: string;
            amount: string;
            currency: string;
            /** @description Units of base currency for one unit of `currency`. */
            exchangeRate: string;
            bankAccountId: string;
            reference: string | null;
            memo: string | null;
            parts: components["schemas"]["RefundPartView"][];
            journalEntryId: string;
            reversalEntryId: string | null;
            /** Format: date-time */
            reversedAt: string | null;
            reversalReason: string | null;
            /** Format: date-time */
            createdAt: string;
            test: boolean;
        };
        RefundPage: {
            data: components["schemas"]["RefundView"][];
            pagination: components["schemas"]["PaginationView"];
        };
        ReverseRequest: {
            /**
             * Format: date
             * @description The date of the reversal; by default as the organisation's policy says.
             */
            date?: string;
            /** @description Why. */
            reason?: string;
        };
        ArchivedFileView: {
            /**
             * @description The PDF, or the electronic invoice in UBL or CII.
             * @enum {string}
             */
            format: "pdf" | "ubl" | "cii";
            mediaType: string;
            /** @description Of the bytes that are served, in hexadecimal; the ETag of the file. */
            sha256: string;
            /** @description In bytes. */
            size: number;
            /** Format: date-time */
            archivedAt: string;
        };
        AbsentFileView: {
            /** @enum {string} */
            format: "pdf" | "ubl" | "cii";
            /** @description Why it could not be made when the document was archived: `einvoice_incomplete`. */
            code: string;
            /** @description The same for people. */
            detail: string;
        };
        ArchiveView: {
            /** @description Empty until the document is archived, which follows its issue. */
            data: components["schemas"]["ArchivedFileView"][];
            /** @description What could not be made of the document as it was issued, and is never made of it later. */
            absent: components["schemas"]["AbsentFileView"][];
            documentId: string;
        };
        CreatePaymentRequest: {
            /** @description Who paid. Without a customer and a name it is whoever the first allocation belongs to. */
            customerId?: string;
            /** @description Who paid, where there is no customer record; it settles invoices without one. */
            clientName?: string;
            /**
             * Format: date
             * @description The day on which the money came; by default today. Not in the future.
             */
            date?: string;
            /**
             * Format: decimal
             * @description What came.
             */
            amount: string | number;
            /** @description By default that of the first allocation, else the customer's, else the base currency. */
            currency?: string;
            /**
             * Format: decimal
             * @description Units of base currency for one unit of `currency`; by default that of the rates table.
             */
            exchangeRate?: string | number;
            /**
             * @description How it was paid.
             * @enum {string}
             */
            method?: "bank_transfer" | "card" | "direct_debit" | "cash" | "cheque" | "wallet" | "other";
            /** @description What stands on the bank statement. */
            reference?: string;
            /** @description The account that it came to; by default the one with the role `bank`. */
            bankAccountId?: string;
            /** @description For the books: it stands on the journal entry. */
            memo?: string;
            /** @description Up to 50 string pairs of the sender's own. */
            metadata?: {
                [key: string]: string;
            };
            /** @description What it settles, in order; what is left stays on the customer's account. */
            allocations?: components["schemas"]["AllocationTargetRequest"][];
        };
        PaymentView: {
            /** @enum {string} */
            status: "received" | "reversed";
            /** @enum {string|null} */
            method: "bank_transfer" | "card" | "direct_debit" | "cash" | "cheque" | "wallet" | "other" | null;
            metadata: {
                [key: string]: string;
            };
            /** @description To a test key: the entry that would have been posted. */
            journalEntry?: components["schemas"]["JournalEntryView"] | null;
            id: string;
            customerId: string | null;
            clientName: string | null;
            /** Format: date */
            date: string;
            amount: string;
            currency: string;
            /** @description Units of base currency for one unit of `currency`. */
            exchangeRate: string;
            baseAmount: string;
            reference: string | null;
            bankAccountId: string;
            memo: string | null;
            /** @description Not yet allocated or paid back: what is left on the customer's account. */
            balance: string;
            /** @description Paid back, of this payment or for a credit note that names it. */
            refundedAmount: string;
            /** @description What it settled, oldest first, with what was taken back. */
            allocations: components["schemas"]["AllocationView"][];
            journalEntryId: string;
            reversalEntryId: string | null;
            /** Format: date-time */
            reversedAt: string | null;
            reversalReason: string | null;
            /** Format: date-time */
            createdAt: string;
            test: boolean;
        };
        PaymentPage: {
            data: components["schemas"]["PaymentView"][];
            pagination: components["schemas"]["PaginationView"];
        };
        CreateWriteOffRequest: {
            /**
             * Format: decimal
             * @description By default all that is due.
             */
            amount?: string | number;
            /**
             * Format: date
             * @description By default today.
             */
            date?: string;
            /** @description Why it will not be paid. */
            reason?: string;
        };
        WriteOffView: {
            /** @enum {string} */
            status: "written_off" | "reversed";
            /** @description To a test key: the entry that would have been posted. */
            journalEntry?: components["schemas"]["JournalEntryView"] | null;
            id: string;
            invoiceId: string;
            /** Format: date */
            date: string;
            amount: string;
            currency: string;
            reason: string | null;
            journalEntryId: string;
            reversalEntryId: string | null;
            /** Format: date-time */
            reversedAt: string | null;
            reversalReason: string | null;
            /** Format: date-time */
            createdAt: string;
            test: boolean;
        };
        WriteOffPage: {
            data: components["schemas"]["WriteOffView"][];
            pagination: components["schemas"]["PaginationView"];
        };
        AccountAmountsView: {
            /** @description What the customer owes: open invoices and other debts. */
            openInvoices: string;
            /** @description What it has to its credit: payments and credit notes not yet used up, reserves included. */
            unappliedCredits: string;
            /** @description Of those, what credit notes keep to be paid back. */
            reserved: string;
            /** @description Open invoices less credits: what the customer owes in all. */
            balance: string;
        };
        CurrencyBalanceView: {
            currency: string;
            /** @description The same in base currency, at the rates of the documents. */
            base: components["schemas"]["AccountAmountsView"];
            /** @description What the customer owes: open invoices and other debts. */
            openInvoices: string;
            /** @description What it has to its credit: payments and credit notes not yet used up, reserves included. */
            unappliedCredits: string;
            /** @description Of those, what credit notes keep to be paid back. */
            reserved: string;
            /** @description Open invoices less credits: what the customer owes in all. */
            balance: string;
        };
        CustomerBalanceView: {
            customerId: string;
            /** Format: date */
            asOf: string;
            baseCurrency: string;
            /** @description What the customer owes in all, in base currency: its share of the debtors account. */
            baseBalance: string;
            /** @description Each currency in which something is open. */
            balances: components["schemas"]["CurrencyBalanceView"][];
        };
        OpenItemView: {
            /** @enum {string} */
            kind: "credit_note" | "invoice" | "payment" | "opening" | "manual";
            /** @description The document’s own id, or `oi_…`. */
            id: string;
            customerId: string | null;
            documentNumber: string | null;
            /** Format: date */
            date: string;
            /** Format: date */
            dueDate: string | null;
            currency: string;
            exchangeRate: string;
            /** @description A debt is positive, a credit negative. */
            amount: string;
            openAmount: string;
            openBaseAmount: string;
        };
        OpenItemPage: {
            data: components["schemas"]["OpenItemView"][];
            pagination: components["schemas"]["PaginationView"];
        };
        RefundBalanceRequest: {
            /**
             * Format: decimal
             * @description By default all that can be paid back.
             */
            amount?: string | number;
            /**
             * Format: date
             * @description The day on which the money goes; by default today.
             */
            date?: string;
            /** @description The account that it goes from; by default the one with the role `bank`. */
            bankAccountId?: string;
            /**
             * Format: decimal
             * @description Units of base currency for one unit of the refund's; by default that of the rates table.
             */
            exchangeRate?: string | number;
            /** @description What stands on the bank statement. */
            reference?: string;
            /** @description For the books: it stands on the journal entry. */
            memo?: string;
            /** @description Up to 50 string pairs of the sender's own. */
            metadata?: {
                [key: string]: string;
            };
            /** @description By default the customer's, else the base currency. */
            currency?: string;
        };
        OpeningTaxView: {
            taxRate: string;
            taxCategory: string;
            taxExemptionReason: string | null;
            net: string;
            tax: string;
        };
        OpeningItemView: {
            /** @enum {string} */
            type: "invoice" | "credit";
            /** @enum {string} */
            status: "open" | "voided";
            taxBreakdown: components["schemas"]["OpeningTaxView"][];
            /** @description To a test key: the entry that would have been posted. */
            journalEntry?: components["schemas"]["JournalEntryView"] | null;
            /** @description An invoice’s own id, or `oi_…` of a credit. */
            id: string;
            number: string | null;
            customerId: string | null;
            /**
             * Format: date
             * @description The opening date.
             */
            date: string;
            /** Format: date */
            issueDate: string | null;
            /** Format: date */
            dueDate: string | null;
            /** Format: date */
            taxPoint: string | null;
            currency: string;
            /** @description Units of base currency for one unit of `currency`. */
            exchangeRate: string;
            /** @description What was open of it when it was brought in. */
            amount: string;
            /** @description Of an invoice, what it was issued over. */
            gross: string | null;
            /** @description What is open of it now. */
            openAmount: string;
            /** @description Of a credit, what it settled, oldest first, with what was taken back. */
            allocations: components["schemas"]["AllocationView"][];
            journalEntryId: string;
            reversalEntryId: string | null;
            /** Format: date-time */
            createdAt: string;
            test: boolean;
        };
        OpeningItemsView: {
            /** @description Those of `items`, in order. */
            data: components["schemas"]["OpeningItemView"][];
            created: number;
            test: boolean;
        };
        OpeningTaxRequest: {
            /**
             * Format: decimal
             * @description Per cent, such as `20`.
             */
            taxRate?: string | number;
            /** @description UNCL 5305: S, Z, E, AE, K, G or O. By default S above 0 % and Z at 0 %. */
            taxCategory?: string;
            /** @description Why no tax is due; required for E, AE, K, G and O. */
            taxExemptionReason?: string;
            /**
             * Format: decimal
             * @description What was invoiced at this rate, without tax.
             */
            net: string | number;
            /**
             * Format: decimal
             * @description The tax of it, as it was invoiced.
             */
            tax: string | number;
        };
        OpeningItemRequest: {
            /**
             * @description An open invoice, or a credit that is not used up.
             * @enum {string}
             */
            type: "invoice" | "credit";
            /** @description Whose account it opens on. */
            customerId: string;
            /** @description Its number in the other system; required for an invoice. No invoice has it, and none of the series will. */
            number?: string;
            /**
             * Format: date
             * @description Of an invoice: when it was issued. Required for one.
             */
            issueDate?: string;
            /**
             * Format: date
             * @description Of an invoice: when it is due; by default its issue date and the customer’s payment terms.
             */
            dueDate?: string;
            /**
             * Format: date
             * @description Of an invoice: when its tax became due; by default its issue date.
             */
            taxPoint?: string;
            /** @description By default the customer's, else the base currency. */
            currency?: string;
            /**
             * Format: decimal
             * @description Units of base currency for one unit of `currency`; by default that of the rates table on the opening date.
             */
            exchangeRate?: string | number;
            /**
             * Format: decimal
             * @description What is still open of it.
             */
            amount: string | number;
            /**
             * Format: decimal
             * @description Of an invoice: what it was issued over, tax included; by default the sum of `taxBreakdown`, else `amount`.
             */
            gross?: string | number;
            /** @description Of an invoice: what it was issued over, by rate. Without it the invoice can be settled, not credited. */
            taxBreakdown?: components["schemas"]["OpeningTaxRequest"][];
            /**
             * Format: date
             * @description The opening date, on which it is posted; by default today.
             */
            date?: string;
        };
        CreateOpeningItemsRequest: {
            /**
             * @description An open invoice, or a credit that is not used up.
             * @enum {string}
             */
            type?: "invoice" | "credit";
            /** @description Whose account it opens on. */
            customerId?: string;
            /** @description Its number in the other system; required for an invoice. No invoice has it, and none of the series will. */
            number?: string;
            /**
             * Format: date
             * @description Of an invoice: when it was issued. Required for one.
             */
            issueDate?: string;
            /**
             * Format: date
             * @description Of an invoice: when it is due; by default its issue date and the customer’s payment terms.
             */
            dueDate?: string;
            /**
             * Format: date
             * @description Of an invoice: when its tax became due; by default its issue date.
             */
            taxPoint?: string;
            /** @description By default the customer's, else the base currency. */
            currency?: string;
            /**
             * Format: decimal
             * @description Units of base currency for one unit of `currency`; by default that of the rates table on the opening date.
             */
            exchangeRate?: string | number;
            /**
             * Format: decimal
             * @description What is still open of it.
             */
            amount?: string | number;
            /**
             * Format: decimal
             * @description Of an invoice: what it was issued over, tax included; by default the sum of `taxBreakdown`, else `amount`.
             */
            gross?: string | number;
            /** @description Of an invoice: what it was issued over, by rate. Without it the invoice can be settled, not credited. */
            taxBreakdown?: components["schemas"]["OpeningTaxRequest"][];
            /**
             * Format: date
             * @description The opening date, on which it is posted; by default today.
             */
            date?: string;
            /** @description In place of one item: several, each validated by itself; all of them or none. */
            items?: components["schemas"]["OpeningItemRequest"][];
        };
        OpeningItemPage: {
            data: components["schemas"]["OpeningItemView"][];
            pagination: components["schemas"]["PaginationView"];
        };
        JournalEntryPage: {
            data: components["schemas"]["JournalEntryView"][];
            pagination: components["schemas"]["PaginationView"];
        };
        ManualLineRequest: {
            /** @description The account, by id … */
            accountId?: string;
            /** @description … or by code. */
            accountCode?: string;
            /**
             * Format: decimal
             * @description Amount on the debit side, in the entry's currency. One of `debit` and `credit`.
             */
            debit?: string | number;
            /**
             * Format: decimal
             * @description Amount on the credit side, in the entry's currency.
             */
            credit?: string | number;
            /** @description Category and rate, such as `S20` or `Z0`; required on a VAT account. */
            vatCode?: string;
            /** @description Required on a debtors account: the line becomes an open item of this customer. */
            customerId?: string;
            /** @description What this line is for. */
            description?: string;
            /** @description String pairs to report by, such as `{ "project": "north" }`. */
            dimensions?: {
                [key: string]: string;
            };
        };
        CreateJournalEntryRequest: {
            /**
             * Format: date
             * @description The day on which it is posted; it must be open.
             */
            date: string;
            /** @description What the entry is for. */
            memo?: string;
            /** @description By default the base currency. */
            currency?: string;
            /**
             * Format: decimal
             * @description Units of base currency for one unit of `currency`; required for a foreign currency.
             */
            exchangeRate?: string | number;
            /** @description Two or more lines, each on one side, that balance. */
            lines: components["schemas"]["ManualLineRequest"][];
            /**
             * @description `draft` to keep it beside the journal until it is posted. A draft must balance, but may lie in a locked month or the future.
             * @default posted
             * @enum {string}
             */
            status?: "draft" | "posted";
            /**
             * @description Reverses the entry on the first day of the next period: at once when that day has come, else by itself on that day.
             * @default false
             */
            autoReverse?: boolean;
        };
        ReverseEntriesRequest: {
            /**
             * Format: date
             * @description By default as the organisation's policy says.
             */
            reversalDate?: string;
            /** @description Why it is reversed. */
            memo?: string;
            /**
             * @description All or nothing; or false for a result each, in order.
             * @default true
             */
            atomic?: boolean;
            /** @description Up to 1,000 manual entries, by id. */
            entryIds: string[];
        };
        ReversalResultView: {
            /** @description The reversing entry. */
            entry?: components["schemas"]["JournalEntryView"];
            /** @description The problem, as a single request would have answered it. */
            error?: {
                [key: string]: unknown;
            };
            /** @description Position in the request, from 0. */
            index: number;
            /** @description 201, or the status that the request would have had by itself. */
            status: number;
        };
        ReversalsView: {
            data: components["schemas"]["ReversalResultView"][];
            created: number;
            failed: number;
        };
        ReverseEntryRequest: {
            /**
             * Format: date
             * @description By default as the organisation's policy says.
             */
            reversalDate?: string;
            /** @description Why it is reversed. */
            memo?: string;
        };
        UpdateDraftEntryRequest: {
            /**
             * Format: date
             * @description The day on which it is to be posted.
             */
            date?: string;
            /** @description What the entry is for. */
            memo?: string | null;
            /** @description By default the base currency. */
            currency?: string | null;
            /**
             * Format: decimal
             * @description Units of base currency for one unit of `currency`; required for a foreign currency.
             */
            exchangeRate?: string | null | number;
            /** @description All the lines anew; they must balance. */
            lines?: components["schemas"]["ManualLineRequest"][];
            /** @description Reverses the entry on the first day of the period after it is posted. */
            autoReverse?: boolean;
        };
        PostDraftEntryRequest: {
            /**
             * Format: date
             * @description By default the draft's. Not in the future.
             */
            date?: string;
        };
        AttachFileRequest: {
            /** @description Its name; of a path only the last part is kept. */
            fileName: string;
            /**
             * @description What kind of file it is.
             * @enum {string}
             */
            contentType: "application/pdf" | "image/png" | "image/jpeg" | "image/tiff" | "text/plain" | "text/csv" | "application/xml" | "application/json" | "message/rfc822" | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" | "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
            /**
             * Format: byte
             * @description The file in base64, at most 10 MiB of it.
             */
            content: string;
            /** @description What the file shows. */
            note?: string;
        };
        AttachmentView: {
            id: string;
            entryId: string;
            fileName: string;
            contentType: string;
            /** @description In bytes. */
            size: number;
            /** @description Of the bytes, in hexadecimal. */
            sha256: string;
            note: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @description The API key that attached it. */
            createdBy: string;
            /**
             * Format: date-time
             * @description A wrong file is withdrawn, not deleted: it can still be read.
             */
            withdrawnAt: string | null;
            withdrawnBy: string | null;
            withdrawalReason: string | null;
        };
        AttachmentsView: {
            data: components["schemas"]["AttachmentView"][];
        };
        WithdrawAttachmentRequest: {
            /** @description Why the file does not belong to the entry. */
            reason: string;
        };
        LockExceptionView: {
            locks: ("period" | "sales" | "tax" | "all")[];
            from: string | null;
            /** @enum {string} */
            status: "active" | "expired" | "revoked";
            /** Format: date-time */
            revokedAt: string | null;
            revokedBy: string | null;
            id: string;
            keyId: string;
            to: string;
            reason: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: date-time */
            grantedAt: string;
            /** @description The key that granted it. */
            grantedBy: string;
            requestId: string;
        };
        LockExceptionPage: {
            data: components["schemas"]["LockExceptionView"][];
            pagination: components["schemas"]["PaginationView"];
        };
        GrantExceptionRequest: {
            /** @description The key of this organisation that may post in spite of the locks. */
            keyId: string;
            /** @description The locks that it may pass; all soft ones when left out. The hard lock has no exception. */
            locks?: ("period" | "sales" | "tax" | "all")[];
            /**
             * Format: date
             * @description The first day that may be posted to; from the beginning when left out.
             */
            from?: string;
            /**
             * Format: date
             * @description The last day that may be posted to.
             */
            to: string;
            /** @description Why, for the auditor. */
            reason: string;
            /**
             * Format: date-time
             * @description From this instant on nothing more passes; at most 90 days away.
             */
            expiresAt: string;
        };
        PeriodView: {
            /** @enum {string} */
            status: "open" | "locked";
            /** @description The locks that cover the whole month: its own, or a through-date at or after its end. */
            lockedBy: ("period" | "sales" | "tax" | "all" | "hard")[];
            /** @description `per_2026-04`. Periods exist for every month; none has to be opened. */
            id: string;
            name: string;
            /** Format: date */
            startDate: string;
            /** Format: date */
            endDate: string;
            /** @description The calendar year in which the fiscal year ends. */
            fiscalYear: number;
            /** Format: date-time */
            changedAt: string | null;
            changedBy: string | null;
            reason: string | null;
        };
        PeriodPage: {
            data: components["schemas"]["PeriodView"][];
            pagination: components["schemas"]["PaginationView"];
        };
        LocksView: {
            sales: string | null;
            tax: string | null;
            all: string | null;
            hard: string | null;
        };
        ChangeLocksRequest: {
            /**
             * Format: date
             * @description Documents of trade dated up to and including this day are refused. Null lifts the lock.
             */
            sales?: string | null;
            /**
             * Format: date
             * @description Entries with a VAT code dated up to and including this day are refused. Null lifts the lock.
             */
            tax?: string | null;
            /**
             * Format: date
             * @description Every entry dated up to and including this day is refused. Null lifts the lock.
             */
            all?: string | null;
            /**
             * Format: date
             * @description As `all`, and it can never move back.
             */
            hard?: string | null;
            /** @description Why, for the history. */
            reason?: string;
        };
        LockChangeView: {
            /** @enum {string} */
            lock: "period" | "sales" | "tax" | "all" | "hard";
            id: string;
            periodId: string | null;
            previous: string | null;
            value: string | null;
            reason: string | null;
            changedBy: string;
            /** Format: date-time */
            changedAt: string;
            requestId: string;
        };
        LockChangePage: {
            data: components["schemas"]["LockChangeView"][];
            pagination: components["schemas"]["PaginationView"];
        };
        LockPeriodRequest: {
            /** @description Why, for the history. */
            reason?: string;
        };
        UnlockPeriodRequest: {
            /** @description Why a closed month is opened again. */
            reason: string;
        };
        YearClosingView: {
            id: string;
            /** @description In base currency; a loss is negative. */
            profit: string;
            /** @description Null where nothing stood on any account of income or expense. */
            journalEntryId: string | null;
            /** @description Where the `all` lock stood before. */
            previousAll: string | null;
            /** Format: date-time */
            closedAt: string;
            closedBy: string;
            /** Format: date-time */
            reopenedAt: string | null;
            reopenedBy: string | null;
            reopenReason: string | null;
            reversalEntryId: string | null;
        };
        YearView: {
            /** @enum {string} */
            status: "open" | "closed";
            /** @description Each time it was closed, the latest first. */
            closings: components["schemas"]["YearClosingView"][];
            /** @description To a test key: the entry that would have been posted. */
            journalEntry?: components["schemas"]["JournalEntryView"] | null;
            /** @description `fy_2026`: the year that ends in 2026. */
            id: string;
            year: number;
            /** Format: date */
            startDate: string;
            /** Format: date */
            endDate: string;
            test: boolean;
        };
        YearPage: {
            data: components["schemas"]["YearView"][];
            pagination: components["schemas"]["PaginationView"];
        };
        YearCheckView: {
            /**
             * @description A failed one stands in the way of closing.
             * @enum {string}
             */
            status: "passed" | "warning" | "failed";
            /** @description `year_over`, `draft_invoices`, `debtors_tie_out` and the like; stable. */
            check: string;
            /** @description How many were found; 0 is passed. */
            count: number;
            detail: string;
        };
        YearChecklistView: {
            /** @enum {string} */
            status: "open" | "closed";
            checks: components["schemas"]["YearCheckView"][];
            id: string;
            year: number;
            /** Format: date */
            startDate: string;
            /** Format: date */
            endDate: string;
            /** @description The year is open and nothing stands in the way of closing it. */
            ready: boolean;
        };
        CloseYearRequest: {
            /** @description Why, for the history of the locks. */
            reason?: string;
        };
        ReopenYearRequest: {
            /** @description Why a closed year is opened again. */
            reason: string;
        };
        SidesView: {
            debit: string;
            credit: string;
        };
        TrialBalanceRow: {
            /** @enum {string} */
            type: "asset" | "liability" | "equity" | "income" | "expense";
            code: string;
            name: string;
            /** @description The account's balance, on the side where it stands; the other is zero. In base currency. */
            debit: string;
            credit: string;
            /** @description Only with `from`: the balance before that day. */
            opening?: components["schemas"]["SidesView"];
            /** @description Only with `from`: what was posted to either side since. */
            movement?: components["schemas"]["SidesView"];
            /** @description Only with `from`: the balance, as in `debit` and `credit`. */
            closing?: components["schemas"]["SidesView"];
        };
        TrialBalanceTotals: {
            debit: string;
            credit: string;
            /** @description Only with `from`. */
            opening?: components["schemas"]["SidesView"];
            /** @description Only with `from`. */
            movement?: components["schemas"]["SidesView"];
            /** @description Only with `from`; the same as `debit` and `credit`. */
            closing?: components["schemas"]["SidesView"];
        };
        TrialBalanceView: {
            /** @description Only when it was asked for. */
            from?: string;
            /** Format: date */
            asOf: string;
            /** @description The base currency. */
            currency: string;
            accounts: components["schemas"]["TrialBalanceRow"][];
            totals: components["schemas"]["TrialBalanceTotals"];
        };
        ReportAccountView: {
            code: string;
            name: string;
            /** @description Positive on the side where such an account usually stands. */
            amount: string;
        };
        ReportSectionView: {
            accounts: components["schemas"]["ReportAccountView"][];
            total: string;
        };
        ProfitAndLossView: {
            from: string;
            to: string;
            /** @description The base currency. */
            currency: string;
            income: components["schemas"]["ReportSectionView"];
            expenses: components["schemas"]["ReportSectionView"];
            /** @description Income less expenses; a loss is negative. */
            profit: string;
        };
        BalanceSheetTotals: {
            assets: string;
            /** @description Liabilities, equity and the profit not closed: as much as the assets. */
            liabilitiesAndEquity: string;
        };
        BalanceSheetView: {
            /** @description Profit that no year end has closed yet; a loss is negative. Part of equity. */
            profitNotClosed: string;
            /** Format: date */
            asOf: string;
            /** @description The base currency. */
            currency: string;
            assets: components["schemas"]["ReportSectionView"];
            liabilities: components["schemas"]["ReportSectionView"];
            /** @description The accounts of equity; without the profit that no year end has closed into them yet. */
            equity: components["schemas"]["ReportSectionView"];
            totals: components["schemas"]["BalanceSheetTotals"];
        };
        VatSummaryRow: {
            /** @description `2026-05`, `2026-Q2` or `2026`; null when no period was asked for. */
            period: string | null;
            from: string;
            to: string;
            /** @description Category and rate, as on the journal’s lines: `S20`. */
            vatCode: string | null;
            /** @description UNCL 5305: S, Z, E, AE, K, G or O. */
            category: string | null;
            rate: string | null;
            /** @description Sales less credits, in base currency. */
            taxable: string;
            /** @description Due to the authority; negative when more was credited than sold. */
            tax: string;
        };
        VatAmountsView: {
            /** @description Sales less credits, in base currency. */
            taxable: string;
            /** @description Due to the authority; negative when more was credited than sold. */
            tax: string;
        };
        VatSummaryView: {
            from: string;
            to: string;
            /** @description The base currency. */
            currency: string;
            rows: components["schemas"]["VatSummaryRow"][];
            totals: components["schemas"]["VatAmountsView"];
        };
        SalesAmountsView: {
            net: string;
            tax: string;
            gross: string;
        };
        SalesDayBookRow: {
            /** @enum {string} */
            documentType: "invoice" | "credit_note";
            /**
             * @description The document’s status now.
             * @enum {string}
             */
            status: "draft" | "issued" | "applied" | "voided";
            /**
             * Format: date
             * @description The day under which the books have it: the issue date, or of a void the date of the reversal.
             */
            date: string;
            /** @description True for a void, whose signed amounts take the document back. */
            reversal: boolean;
            id: string;
            number: string;
            customerId: string | null;
            clientName: string;
            /** @description Of a credit note: the invoice that it corrects. */
            invoiceId: string | null;
            invoiceNumber: string | null;
            currency: string;
            exchangeRate: string;
            /** @description As on the document, in its currency. */
            net: string;
            tax: string;
            gross: string;
            /** @description The same as the books have it: what reduces sales is negative. */
            signedNet: string;
            signedTax: string;
            signedGross: string;
            /** @description As posted, signed, in base currency; its net includes the rounding of the exchange. */
            base: components["schemas"]["SalesAmountsView"];
            /** @description Null when nothing was posted: a document free of charge. */
            journalEntryId: string | null;
            entryNumber: number | null;
        };
        SalesTotalView: {
            net: string;
            tax: string;
            gross: string;
            currency: string;
            /** @description Documents and voids. */
            rows: number;
            base: components["schemas"]["SalesAmountsView"];
        };
        SalesTotalsView: {
            /** @description Of all pages, signed. */
            base: components["schemas"]["SalesAmountsView"];
            /** @description Of all pages, signed, in each currency. */
            currencies: components["schemas"]["SalesTotalView"][];
        };
        SalesDayBookView: {
            from: string;
            to: string;
            /** @description The base currency. */
            baseCurrency: string;
            data: components["schemas"]["SalesDayBookRow"][];
            totals: components["schemas"]["SalesTotalsView"];
            pagination: components["schemas"]["PaginationView"];
        };
        LedgerAccountView: {
            id: string;
            code: string;
            name: string;
            type: string;
        };
        LedgerOriginalView: {
            debit: string;
            credit: string;
            currency: string;
        };
        GeneralLedgerRow: {
            /** Format: date */
            date: string;
            entryNumber: number;
            entryId: string;
            lineNo: number;
            /** @description What kind of thing was posted. */
            sourceType: string;
            /** @description The document, payment or other thing that was posted; null for a manual entry. */
            sourceId: string | null;
            documentNumber: string | null;
            counterpartyName: string | null;
            /** @description The line’s own description, or else the entry’s memo. */
            description: string | null;
            vatCode: string | null;
            customerId: string | null;
            /** @description In base currency, as the balance. */
            debit: string;
            credit: string;
            /** @description After this line: debit less credit, so that a credit balance is negative. */
            balance: string;
            /** @description The same line in the currency of its document. */
            original: components["schemas"]["LedgerOriginalView"];
            dimensions: {
                [key: string]: string;
            };
        };
        GeneralLedgerView: {
            account: components["schemas"]["LedgerAccountView"];
            from: string;
            to: string;
            /** @description The base currency. */
            currency: string;
            /** @description Before the first day: debit less credit. */
            opening: string;
            /** @description What was posted to either side, on all pages. */
            movement: components["schemas"]["SidesView"];
            /** @description At the end of the last day. */
            closing: string;
            data: components["schemas"]["GeneralLedgerRow"][];
            pagination: components["schemas"]["PaginationView"];
        };
        AgedAmountsView: {
            /** @description Not due yet, or due that day. */
            current: string;
            days1To30: string;
            days31To60: string;
            days61To90: string;
            over90: string;
            total: string;
        };
        AgedDebtorRow: {
            /** @description Null for a document that names no customer record. */
            customerId: string | null;
            name: string;
            currency: string;
            base: components["schemas"]["AgedAmountsView"];
            /** @description Not due yet, or due that day. */
            current: string;
            days1To30: string;
            days31To60: string;
            days61To90: string;
            over90: string;
            total: string;
        };
        AgedCurrencyView: {
            /** @description Not due yet, or due that day. */
            current: string;
            days1To30: string;
            days31To60: string;
            days61To90: string;
            over90: string;
            total: string;
            currency: string;
            base: components["schemas"]["AgedAmountsView"];
        };
        AgedTotalsView: {
            /** @description Of all pages. */
            currencies: components["schemas"]["AgedCurrencyView"][];
            /** @description Of all pages, in base currency: without filters its total is the balance of the debtors accounts. */
            base: components["schemas"]["AgedAmountsView"];
        };
        AgedDebtorsView: {
            /** Format: date */
            asOf: string;
            baseCurrency: string;
            data: components["schemas"]["AgedDebtorRow"][];
            totals: components["schemas"]["AgedTotalsView"];
            /** @description The balance of the debtors accounts at the end of that day, in base currency, as the trial balance has it. */
            debtorsControl: string;
            pagination: components["schemas"]["PaginationView"];
        };
        StatementCustomerView: {
            id: string;
            name: string;
        };
        StatementBalanceView: {
            debit: string;
            credit: string;
            currency: string;
            /** @description Before the first day; what the customer owes is positive. */
            opening: string;
            /** @description At the end of the last day. */
            closing: string;
        };
        StatementAmountsView: {
            debit: string;
            credit: string;
            /** @description After this movement. */
            balance: string;
        };
        CustomerStatementRow: {
            debit: string;
            credit: string;
            /** Format: date */
            date: string;
            entryNumber: number;
            entryId: string;
            lineNo: number;
            /** @description `invoice`, `credit_note`, `payment`, `refund`, `write_off`, `settlement`, `opening`, `manual`, or `allocation` for a difference of exchange rates. */
            sourceType: string;
            /** @description True when it takes back what was posted before: a void or a reversal. */
            reversal: boolean;
            documentId: string | null;
            documentNumber: string | null;
            description: string | null;
            /** @description Of debit, credit and balance; each currency has a balance of its own. */
            currency: string;
            /** @description The same in base currency, with one balance over all currencies. */
            base: components["schemas"]["StatementAmountsView"];
            /** @description After this movement. */
            balance: string;
        };
        CustomerStatementView: {
            customer: components["schemas"]["StatementCustomerView"];
            from: string;
            to: string;
            baseCurrency: string;
            /** @description In each currency that the account has ever had up to the last day. */
            balances: components["schemas"]["StatementBalanceView"][];
            /** @description All of them in base currency: the customer’s share of the debtors account. */
            base: components["schemas"]["StatementBalanceView"];
            data: components["schemas"]["CustomerStatementRow"][];
            pagination: components["schemas"]["PaginationView"];
        };
        VatLineRow: {
            /** @enum {string} */
            figure: "tax" | "taxable";
            /** Format: date */
            date: string;
            entryNumber: number;
            entryId: string;
            lineNo: number;
            sourceType: string;
            sourceId: string | null;
            documentNumber: string | null;
            counterpartyName: string | null;
            account: components["schemas"]["LineAccountView"];
            vatCode: string | null;
            category: string | null;
            rate: string | null;
            /** @description Signed as in the summary, in base currency. */
            amount: string;
        };
        VatLinesView: {
            from: string;
            to: string;
            currency: string;
            data: components["schemas"]["VatLineRow"][];
            /** @description Of all pages: the figures of the summary. */
            totals: components["schemas"]["VatAmountsView"];
            pagination: components["schemas"]["PaginationView"];
        };
        NumberGapView: {
            from: number;
            to: number;
        };
        NumberSeriesView: {
            /** @enum {string} */
            documentType: "invoice" | "credit_note" | "journal_entry";
            /** @description The pattern, and the year where it restarts with the year; null for journal entries. */
            series: string | null;
            /** @description Where the counter stands: the last number that was taken. */
            counter: number;
            /** @description The last number that is there. */
            last: number;
            /** @description How many are there. Without a gap as many as the counter says. */
            count: number;
            missing: number;
            /** @description The first hundred. */
            gaps: components["schemas"]["NumberGapView"][];
        };
        NumberOutsideView: {
            /** @enum {string} */
            documentType: "invoice" | "credit_note";
            id: string;
            number: string;
            /** Format: date */
            issueDate: string;
        };
        NumberGapsView: {
            /** @description True when no series has a gap. */
            complete: boolean;
            series: components["schemas"]["NumberSeriesView"][];
            /** @description Numbers that their senders gave and that fit no series, in the order in which they were made. */
            outside: components["schemas"]["NumberOutsideView"][];
            /** @description How many of them there are. */
            outsideTotal: number;
            pagination: components["schemas"]["PaginationView"];
        };
        ExceptionPostingView: {
            documentNumber: string | null;
            /** @description The locks that the exception lifts. */
            locks: string[];
            entryNumber: number;
            entryId: string;
            /** Format: date */
            date: string;
            sourceType: string;
            /** @description In base currency. */
            baseTotal: string;
            /** Format: date-time */
            postedAt: string;
            exceptionId: string;
            keyId: string;
            reason: string;
            grantedBy: string;
        };
        ExceptionPostingsView: {
            data: components["schemas"]["ExceptionPostingView"][];
            currency: string;
            pagination: components["schemas"]["PaginationView"];
        };
        CreateExportBatchRequest: {
            /**
             * @description The format of its files, by the names of the journal export.
             * @enum {string}
             */
            format: "csv" | "jsonl" | "xlsx" | "hledger" | "ledger" | "beancount" | "datev" | "fec" | "saft";
            /** @description Each series goes through the journal once: one for each program that takes batches in. By default `default`. */
            series?: string;
            /** @description The last entry number to freeze; by default the newest. */
            toEntry?: number;
        };
        ExportFileView: {
            fileNo: number;
            /** @description The name that the program it is for expects. */
            name: string;
            contentType: string;
            /** @description The days that the file covers. */
            from: string;
            to: string;
            entries: number;
            lines: number;
            /** @description Control totals of its entries, in base currency. */
            baseDebit: string;
            baseCredit: string;
            bytes: number;
            /** @description Of the file's bytes, in hex. */
            sha256: string;
        };
        ExportBatchView: {
            /** @enum {string} */
            format: "csv" | "jsonl" | "xlsx" | "hledger" | "ledger" | "beancount" | "datev" | "fec" | "saft";
            files: components["schemas"]["ExportFileView"][];
            id: string;
            /** @description Of the manifest's bytes, in hex; the manifest names the hash of each file. */
            sha256: string;
            createdBy: string;
            test: boolean;
            series: string;
            /** @description 1, 2, 3, … within the series. */
            number: number;
            /** @description The first and last entry number, both frozen in it. */
            firstEntry: number;
            lastEntry: number;
            entries: number;
            lines: number;
            /** @description Control totals, in base currency. */
            baseDebit: string;
            baseCredit: string;
            baseCurrency: string;
            /** Format: date-time */
            createdAt: string;
        };
        ExportBatchPage: {
            data: components["schemas"]["ExportBatchView"][];
            pagination: components["schemas"]["PaginationView"];
        };
        ExportManifestView: {
            /** @enum {string} */
            format: "csv" | "jsonl" | "xlsx" | "hledger" | "ledger" | "beancount" | "datev" | "fec" | "saft";
            files: components["schemas"]["ExportFileView"][];
            series: string;
            /** @description 1, 2, 3, … within the series. */
            number: number;
            /** @description The first and last entry number, both frozen in it. */
            firstEntry: number;
            lastEntry: number;
            entries: number;
            lines: number;
            /** @description Control totals, in base currency. */
            baseDebit: string;
            baseCredit: string;
            baseCurrency: string;
            /** Format: date-time */
            createdAt: string;
        };
        SealView: {
            /** @description The hash of the seal before; null on the first. */
            previousHash: string | null;
            /** @description 1, 2, 3, … */
            block: number;
            /** @description Of the format that docs/sealing.md defines. */
            version: number;
            /** @description Whose journal it is. */
            organisation: string;
            baseCurrency: string;
            /** @description The number of the first journal entry that the block covers. */
            firstEntry: number;
            lastEntry: number;
            entryCount: number;
            lineCount: number;
            /** @description Control total: all debits of the block in base currency. */
            baseDebit: string;
            /** @description SHA-256 of the hashes of the entries. */
            entriesHash: string;
            /** Format: date-time */
            sealedAt: string;
            /** @description SHA-256 of all of the above: keep it outside, and nothing up to `lastEntry` can change unnoticed. */
            hash: string;
            /** @description The SHA-256 of each entry, in order (`?expand=entryHashes`). */
            entryHashes?: string[];
        };
        SealPage: {
            data: components["schemas"]["SealView"][];
            pagination: components["schemas"]["PaginationView"];
        };
        SendRequest: {
            /**
             * @description `email` sends it; `download` and `manual` note that it reached the client by another way.
             * @default email
             * @enum {string}
             */
            channel?: "email" | "download" | "manual";
            /** @description One address or several; by default the client's. Together with `cc` and `bcc` up to 50, each counts once. */
            to?: string | string[];
            /** @description Copies. */
            cc?: string | string[];
            /** @description Copies that the others do not see. */
            bcc?: string | string[];
            /** @description By default the kind of document, its number and the organisation, in the language of the message. */
            subject?: string;
            /** @description A text of your own, above the figures, in place of the usual sentence. */
            message?: string;
            /**
             * @description The language of the message; by default the document's.
             * @enum {string}
             */
            locale?: "en" | "de" | "fr" | "da";
            /**
             * Format: date-time
             * @description When to send it, up to a year from now; by default at once. E-mails only.
             */
            sendAt?: string;
            /**
             * @description What is attached: the PDF, and the electronic document as UBL or CII.
             * @default [
             *       "pdf"
             *     ]
             */
            attach?: ("pdf" | "ubl" | "cii")[];
        };
        RecipientView: {
            /** @enum {string} */
            type: "to" | "cc" | "bcc";
            address: string;
        };
        DeliveryView: {
            /** @enum {string} */
            channel: "email" | "download" | "manual";
            /** @enum {string} */
            status: "scheduled" | "sending" | "sent" | "failed" | "cancelled";
            /**
             * @description Null: the document's.
             * @enum {string|null}
             */
            locale: "en" | "de" | "fr" | "da" | null;
            attach: ("pdf" | "ubl" | "cii")[];
            id: string;
            /** @description The credit note or invoice. */
            documentId: string;
            recipients: components["schemas"]["RecipientView"][];
            subject: string | null;
            message: string | null;
            /**
             * Format: date-time
             * @description Null where it was to be sent at once.
             */
            sendAt: string | null;
            /** @description On every copy and at every attempt the same. Null unless it goes by e-mail. */
            messageId: string | null;
            /** @description How often it was tried. */
            attempts: number;
            /** @description Why it failed or was cancelled. */
            reason: string | null;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was sent, failed or was cancelled.
             */
            endedAt: string | null;
            /** @description Only tried, with a test key: nothing was written or sent. */
            test: boolean;
        };
        DeliverySummaryView: {
            total: number;
            scheduled: number;
            sending: number;
            sent: number;
            failed: number;
            cancelled: number;
        };
        DeliveryAttemptView: {
            /** @enum {string} */
            channel: "email" | "download" | "manual";
            /**
             * @description `deferred` is tried again, `refused` is not. `unknown`: the process ended before it could note the answer.
             * @enum {string}
             */
            outcome: "accepted" | "deferred" | "refused" | "unknown";
            /** @description When it began. */
            time: string;
            deliveryId: string;
            /** @description From 1. */
            attempt: number;
            /** @description Null where the channel needs none. */
            recipient: string | null;
            /** @description What the mail server answered, its code first. */
            answer: string | null;
            /** @description What went wrong where no server answered. */
            error: string | null;
        };
        DeliveryStatusView: {
            /**
             * @description Of the latest delivery that was not cancelled; `none` without one.
             * @enum {string}
             */
            deliveryStatus: "none" | "scheduled" | "sending" | "sent" | "failed";
            documentId: string;
            summary: components["schemas"]["DeliverySummaryView"];
            /** @description Newest first. */
            deliveries: components["schemas"]["DeliveryView"][];
            /** @description Of all deliveries, oldest first. */
            attempts: components["schemas"]["DeliveryAttemptView"][];
        };
        EventView: {
            /** @description The object as it was after the change. */
            data: {
                [key: string]: unknown;
            };
            id: string;
            /** @description 1, 2, 3, … per organisation, without a gap. */
            sequence: number;
            type: string;
            objectType: string;
            objectId: string;
            /** Format: date-time */
            createdAt: string;
            requestId: string;
            /** @description The API key that caused it. */
            apiKeyId: string;
            /** @description True for what happened in a sandbox: nothing of it is real. */
            sandbox: boolean;
        };
        EventPage: {
            data: components["schemas"]["EventView"][];
            pagination: components["schemas"]["PaginationView"];
        };
        CreateWebhookEndpointRequest: {
            /** @description Where events are sent to: a public https URL. */
            url: string;
            /** @description What the endpoint is for. */
            description?: string;
            /** @description Types such as `credit_note.voided`, families such as `credit_note.*`, or `*` for all. By default all. */
            eventTypes?: string[];
        };
        NewWebhookSecretView: {
            /** @enum {string} */
            status: "enabled" | "disabled";
            /** @description By which messages are signed, shown this once. Left out when an idempotent answer is replayed. */
            secret: string;
            id: string;
            url: string;
            description: string | null;
            eventTypes: string[];
            /** @description `by_request`, `gone` (it answered 410) or `failing`; null while it is enabled. */
            disabledReason: string | null;
            /** Format: date-time */
            disabledAt: string | null;
            /** @description Attempts that have failed since the last one that did not. */
            consecutiveFailures: number;
            failingSince: string | null;
            /** Format: date-time */
            lastSuccessAt: string | null;
            /**
             * Format: date-time
             * @description Until then messages are signed with the secret before the current one too.
             */
            previousSecretExpiresAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        WebhookEndpointView: {
            /** @enum {string} */
            status: "enabled" | "disabled";
            id: string;
            url: string;
            description: string | null;
            eventTypes: string[];
            /** @description `by_request`, `gone` (it answered 410) or `failing`; null while it is enabled. */
            disabledReason: string | null;
            /** Format: date-time */
            disabledAt: string | null;
            /** @description Attempts that have failed since the last one that did not. */
            consecutiveFailures: number;
            failingSince: string | null;
            /** Format: date-time */
            lastSuccessAt: string | null;
            /**
             * Format: date-time
             * @description Until then messages are signed with the secret before the current one too.
             */
            previousSecretExpiresAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        WebhookEndpointPage: {
            data: components["schemas"]["WebhookEndpointView"][];
            pagination: components["schemas"]["PaginationView"];
        };
        UpdateWebhookEndpointRequest: {
            /** @description Where events are sent to: a public https URL. */
            url?: string;
            /** @description What the endpoint is for; null for none. */
            description?: string | null;
            /** @description Types, families and `*`, in place of those so far. */
            eventTypes?: string[];
            /**
             * @description `enabled` tries again what waits, and ends what is known of failures. Events of the time between are not sent.
             * @enum {string}
             */
            status?: "enabled" | "disabled";
        };
        RollWebhookSecretRequest: {
            /** @description How long messages are signed with the old secret too. By default 86,400 (a day). */
            graceSeconds?: number;
        };
        WebhookDeliveryView: {
            /**
             * @description `pending` has not failed so far; `delivered` was answered with 2xx; `failed` is not tried any more.
             * @enum {string}
             */
            status: "pending" | "retrying" | "delivered" | "failed" | "cancelled";
            id: string;
            endpointId: string;
            /** @description The `webhook-id` of the message, the same for every attempt. Null in the answer to a request that has just made the event. */
            eventId: string | null;
            eventSequence: number;
            eventType: string;
            objectId: string;
            attempts: number;
            /**
             * Format: date-time
             * @description When it is tried next; null when it is not.
             */
            nextAttemptAt: string | null;
            /** Format: date-time */
            finishedAt: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        WebhookDeliveryPage: {
            data: components["schemas"]["WebhookDeliveryView"][];
            pagination: components["schemas"]["PaginationView"];
        };
        WebhookAttemptView: {
            attempt: number;
            /** Format: date-time */
            attemptedAt: string;
            durationMs: number;
            /** @description Null where there was no answer. */
            httpStatus: number | null;
            /** @description The first kilobyte of the answer's body. */
            answer: string | null;
            /** @description Why the attempt counts as failed; null when it does not. */
            error: string | null;
        };
        WebhookDeliveryWithAttemptsView: {
            /**
             * @description `pending` has not failed so far; `delivered` was answered with 2xx; `failed` is not tried any more.
             * @enum {string}
             */
            status: "pending" | "retrying" | "delivered" | "failed" | "cancelled";
            attemptLog: components["schemas"]["WebhookAttemptView"][];
            id: string;
            endpointId: string;
            /** @description The `webhook-id` of the message, the same for every attempt. Null in the answer to a request that has just made the event. */
            eventId: string | null;
            eventSequence: number;
            eventType: string;
            objectId: string;
            attempts: number;
            /**
             * Format: date-time
             * @description When it is tried next; null when it is not.
             */
            nextAttemptAt: string | null;
            /** Format: date-time */
            finishedAt: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        /** @description RFC 9457. A code may carry more members than these, such as dates and amounts to act on. */
        Problem: {
            /** @description `urn:contra:problem:` and the code. */
            type: string;
            title: string;
            status: number;
            /** @description For people; it may change. */
            detail: string;
            /** @description The path of the request. */
            instance: string;
            /**
             * @description Stable: branch on this.
             * @enum {string}
             */
            code: "malformed_json" | "validation_failed" | "use_void_action" | "organisation_required" | "unauthorized" | "insufficient_scope" | "period_locked" | "not_found" | "method_not_allowed" | "not_acceptable" | "request_timeout" | "conflict" | "payload_too_large" | "uri_too_long" | "unsupported_media_type" | "idempotency_key_reused" | "date_in_future" | "reversal_before_original" | "currency_mismatch" | "exchange_rate_required" | "exchange_rate_not_allowed" | "entry_unbalanced" | "role_unassigned" | "account_archived" | "account_type_mismatch" | "customer_archived" | "customer_required" | "vat_code_required" | "tax_rate_not_found" | "price_unavailable" | "price_tax_basis_mismatch" | "split_mismatch" | "amount_needs_invoice" | "credit_exceeds_invoice" | "date_before_invoice" | "customer_mismatch" | "date_before_item" | "allocation_exceeds_open_amount" | "refund_exceeds_open_amount" | "refund_exceeds_reserve" | "refund_exceeds_payment" | "write_off_exceeds_open_amount" | "opening_item_without_tax" | "document_of_another_system" | "recipient_missing" | "export_not_configured" | "export_unfit" | "export_span_too_long" | "einvoice_incomplete" | "rate_limited" | "headers_too_large" | "archive_corrupted" | "internal_error" | "unavailable";
            requestId: string;
            /**
             * @description With the code `conflict`.
             * @enum {string}
             */
            reason?: "account_has_role" | "account_in_use" | "already_closed" | "already_expired" | "already_issued" | "already_locked" | "already_reversed" | "already_revoked" | "already_unapplied" | "already_voided" | "already_withdrawn" | "batch_refused" | "busy" | "code_taken" | "credit_consumed" | "customer_erased" | "customer_has_drafts" | "customer_in_use" | "delivery_not_scheduled" | "earlier_year_open" | "entry_not_posted" | "entry_posted" | "hard_lock_final" | "idempotency_in_progress" | "illegal_transition" | "invoice_credited" | "invoice_not_draft" | "invoice_not_issued" | "invoice_settled" | "invoice_voided" | "invoice_written_off" | "later_year_closed" | "not_a_debt" | "not_a_sandbox" | "not_closed" | "not_locked" | "nothing_settled" | "nothing_to_export" | "number_out_of_sequence" | "number_series_taken" | "number_taken" | "opening_item_used" | "organisation_reset" | "payment_consumed" | "pre_payment_allocation" | "price_in_use" | "product_in_use" | "reference_taken" | "sku_taken" | "tax_rate_in_use" | "tax_rate_overlap" | "too_many_endpoints" | "use_document_action" | "webhook_endpoint_disabled" | "year_closed" | "year_not_over";
            /** @description The fields that are wrong. */
            errors?: {
                /** @description A path as the sender wrote it: `items.0.quantity`. */
                field: string;
                message: string;
            }[];
            /** @description With `insufficient_scope`: one of these would do. */
            requiredScopes?: string[];
        } & {
            [key: string]: unknown;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listOrganisations: {
        parameters: {
            query?: {
                /** @description `pagination.nextCursor` of the page before. */
                cursor?: string;
                /**
                 * @description How many to show.
                 * @example 20
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationPage"];
                };
            };
        };
    };
    createOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateOrganisationRequest"];
            };
        };
        responses: {
            /** @description Made; the answer shows it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationView"];
                };
            };
        };
    };
    getOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationView"];
                };
            };
        };
    };
    updateOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateOrganisationRequest"];
            };
        };
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationView"];
                };
            };
        };
    };
    resetOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationView"];
                };
            };
        };
    };
    getOrganisationLogo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogoFileView"];
                };
            };
        };
    };
    putOrganisationLogo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutLogoRequest"];
            };
        };
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogoView"];
                };
            };
        };
    };
    deleteOrganisationLogo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /** @description `pagination.nextCursor` of the page before; its cost does not grow with depth. */
                cursor?: string;
                /** @description Only keys of this mode. */
                mode?: "live" | "test";
                /** @description The page to show, from 1. Cheap near the start; to go deep, follow `pagination.nextCursor`. */
                page?: number;
                /**
                 * @description Rows a page.
                 * @example 2
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiKeyRequest"];
            };
        };
        responses: {
            /** @description Made; the answer shows it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewApiKeyView"];
                };
            };
        };
    };
    getApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example key_01kq2ct8g0fx00000000000003
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyView"];
                };
            };
        };
    };
    rollApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example key_01kq2ct8g0fx00000000000003
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RollApiKeyRequest"];
            };
        };
        responses: {
            /** @description Made; the answer shows it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewApiKeyView"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example key_01kq2ct8g0fx00000000000003
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyView"];
                };
            };
        };
    };
    listAccounts: {
        parameters: {
            query?: {
                /** @description `pagination.nextCursor` of the page before; its cost does not grow with depth. */
                cursor?: string;
                /**
                 * @description Only accounts of this type.
                 * @example asset
                 */
                type?: "asset" | "liability" | "equity" | "income" | "expense";
                /** @description Only the account that holds this role now. */
                role?: "debtors" | "sales" | "vat_output" | "bank" | "bad_debts" | "realised_gain" | "realised_loss" | "exchange_rounding" | "opening_balance" | "retained_earnings";
                /** @description Part of the code or the name, in any case. */
                q?: string;
                /** @description Only archived accounts, or only others. */
                archived?: boolean;
                /** @description The page to show, from 1. Cheap near the start; to go deep, follow `pagination.nextCursor`. */
                page?: number;
                /**
                 * @description Rows a page.
                 * @example 3
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountPage"];
                };
            };
        };
    };
    createAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAccountRequest"];
            };
        };
        responses: {
            /** @description Made; the answer shows it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"];
                };
            };
        };
    };
    getAccountRoles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolesView"];
                };
            };
        };
    };
    assignAccountRoles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignRolesRequest"];
            };
        };
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolesView"];
                };
            };
        };
    };
    listChartTemplates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChartTemplatesView"];
                };
            };
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example acc_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"];
                };
            };
        };
    };
    deleteAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example acc_01kq2ct8g0fx00000000000014
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example acc_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateAccountRequest"];
            };
        };
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"];
                };
            };
        };
    };
    listCustomers: {
        parameters: {
            query?: {
                /** @description `pagination.nextCursor` of the page before; its cost does not grow with depth. */
                cursor?: string;
                /**
                 * @description Part of the name, the e-mail address or the reference, in any case.
                 * @example acme
                 */
                q?: string;
                /** @description Only customers with this e-mail address, in any case. */
                email?: string;
                /** @description Only the customer with this reference. */
                reference?: string;
                /** @description Only customers of this country, ISO 3166-1 alpha-2. */
                country?: string;
                /** @description Only customers of this zone. */
                vatZone?: "domestic" | "eu" | "outside";
                /** @description Only customers with this VAT number; spaces and case do not matter. */
                vatNumber?: string;
                /** @description Only archived customers, or only others. */
                archived?: boolean;
                /** @description The page to show, from 1. Cheap near the start; to go deep, follow `pagination.nextCursor`. */
                page?: number;
                /** @description Rows a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPage"];
                };
            };
        };
    };
    createCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCustomerRequest"];
            };
        };
        responses: {
            /** @description Made; the answer shows it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerView"];
                };
            };
        };
    };
    importCustomers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportCustomersRequest"];
            };
        };
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerImportView"];
                };
            };
        };
    };
    getCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example cus_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerView"];
                };
            };
        };
    };
    deleteCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example cus_01kq2ct8g0fx00000000000002
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example cus_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateCustomerRequest"];
            };
        };
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerView"];
                };
            };
        };
    };
    eraseCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example cus_01kq2ct8g0fx00000000000003
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerView"];
                };
            };
        };
    };
    listProducts: {
        parameters: {
            query?: {
                /** @description `pagination.nextCursor` of the page before; its cost does not grow with depth. */
                cursor?: string;
                /**
                 * @description Part of the name, the description or the SKU, in any case.
                 * @example widget
                 */
                q?: string;
                /** @description Only the product with this SKU. */
                sku?: string;
                /** @description Only products that are taxed by this code. */
                taxCode?: string;
                /** @description Only products with this revenue account of their own. */
                accountId?: string;
                /** @description Only archived products, or only others. */
                archived?: boolean;
                /** @description The page to show, from 1. Cheap near the start; to go deep, follow `pagination.nextCursor`. */
                page?: number;
                /** @description Rows a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductPage"];
                };
            };
        };
    };
    createProduct: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateProductRequest"];
            };
        };
        responses: {
            /** @description Made; the answer shows it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductView"];
                };
            };
        };
    };
    getProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example prod_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductView"];
                };
            };
        };
    };
    deleteProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example prod_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example prod_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateProductRequest"];
            };
        };
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductView"];
                };
            };
        };
    };
    listPrices: {
        parameters: {
            query?: {
                /** @description `pagination.nextCursor` of the page before; its cost does not grow with depth. */
                cursor?: string;
                /**
                 * @description Only prices of this product.
                 * @example prod_01kq2ct8g0fx00000000000001
                 */
                productId?: string;
                /** @description Only prices in this currency. */
                currency?: string;
                /** @description Only the default of each product and currency, or only others. */
                default?: boolean;
                /** @description Only active prices, or only others. */
                active?: boolean;
                /** @description Only archived prices, or only others. */
                archived?: boolean;
                /** @description The page to show, from 1. Cheap near the start; to go deep, follow `pagination.nextCursor`. */
                page?: number;
                /** @description Rows a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PricePage"];
                };
            };
        };
    };
    createPrice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePriceRequest"];
            };
        };
        responses: {
            /** @description Made; the answer shows it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceView"];
                };
            };
        };
    };
    getPrice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example price_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceView"];
                };
            };
        };
    };
    deletePrice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example price_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updatePrice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example price_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdatePriceRequest"];
            };
        };
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceView"];
                };
            };
        };
    };
    listTaxRates: {
        parameters: {
            query?: {
                /** @description `pagination.nextCursor` of the page before; its cost does not grow with depth. */
                cursor?: string;
                /**
                 * @description Only rates of this code.
                 * @example standard
                 */
                taxCode?: string;
                /**
                 * @description Only rates of this zone.
                 * @example domestic
                 */
                zone?: "domestic" | "eu" | "outside";
                /** @description Only rates of this category. */
                category?: "S" | "Z" | "E" | "AE" | "K" | "G" | "O";
                /**
                 * @description Only rates that are in force at this tax point.
                 * @example 2009-06-30
                 */
                validOn?: string;
                /** @description The page to show, from 1. Cheap near the start; to go deep, follow `pagination.nextCursor`. */
                page?: number;
                /** @description Rows a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxRatePage"];
                };
            };
        };
    };
    createTaxRate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTaxRateRequest"];
            };
        };
        responses: {
            /** @description Made; the answer shows it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxRateView"];
                };
            };
        };
    };
    getTaxRate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example txr_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxRateView"];
                };
            };
        };
    };
    deleteTaxRate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example txr_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateTaxRate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example txr_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateTaxRateRequest"];
            };
        };
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxRateView"];
                };
            };
        };
    };
    listExchangeRates: {
        parameters: {
            query?: {
                /** @description `pagination.nextCursor` of the page before; its cost does not grow with depth. */
                cursor?: string;
                /** @description Only rates of this currency. */
                currency?: string;
                /** @description Only rates of this date or later. */
                from?: string;
                /** @description Only rates of this date or earlier. */
                to?: string;
                /**
                 * @description Of each currency only the rate that holds on this date: the latest on or before it.
                 * @example 2026-04-25
                 */
                asOf?: string;
                /** @description The page to show, from 1. Cheap near the start; to go deep, follow `pagination.nextCursor`. */
                page?: number;
                /** @description Rows a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeRatePage"];
                };
            };
        };
    };
    setExchangeRates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetExchangeRatesRequest"];
            };
        };
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeRatesView"];
                };
            };
        };
    };
    getExchangeRate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example fx_2026-04-24_EUR
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeRateView"];
                };
            };
        };
    };
    deleteExchangeRate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example fx_2026-04-24_EUR
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listInvoices: {
        parameters: {
            query?: {
                /** @description `pagination.nextCursor` of the page before; its cost does not grow with depth. */
                cursor?: string;
                /** @example issued */
                status?: "draft" | "issued" | "voided";
                deliveryStatus?: "none" | "scheduled" | "sending" | "sent" | "failed";
                paymentStatus?: "unpaid" | "partially_paid" | "paid";
                creditStatus?: "none" | "partially_credited" | "credited";
                customerId?: string;
                number?: string;
                reference?: string;
                currency?: string;
                /** @description Issue date on or after. */
                issuedFrom?: string;
                /** @description Issue date on or before. */
                issuedTo?: string;
                /** @description Due date on or after. */
                dueFrom?: string;
                /** @description Due date on or before. */
                dueTo?: string;
                /** @description Gross of at least. */
                minGross?: string | number;
                /** @description Gross of at most. */
                maxGross?: string | number;
                /** @description Part of the number, the client's name or e-mail, or the reference. */
                q?: string;
                /** @description Created at or after this instant, or on or after this day (UTC). */
                createdFrom?: string;
                /** @description Created at or before this instant, or on or before this day (UTC). */
                createdTo?: string;
                /** @description Whether its due date has passed with something still to be paid. */
                overdue?: boolean;
                /** @description The page to show, from 1. Cheap near the start; to go deep, follow `pagination.nextCursor`. */
                page?: number;
                /**
                 * @description Rows a page.
                 * @example 2
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoicePage"];
                };
            };
        };
    };
    createInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateInvoiceRequest"];
            };
        };
        responses: {
            /** @description Made; the answer shows it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceView"];
                };
            };
        };
    };
    previewInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateInvoiceRequest"];
            };
        };
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceView"];
                };
            };
        };
    };
    createInvoices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateInvoiceBatchRequest"];
            };
        };
        responses: {
            /** @description Made; the answer shows it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceBatchView"];
                };
            };
        };
    };
    getInvoice: {
        parameters: {
            query?: {
                /**
                 * @description `journalEntry`, `customer`, `creditNotes`, separated by commas.
                 * @example journalEntry,customer,creditNotes
                 */
                expand?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example inv_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceView"];
                };
            };
        };
    };
    deleteInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example inv_01kq2ct8g0fx00000000000004
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example inv_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchInvoiceRequest"];
            };
        };
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceView"];
                };
            };
        };
    };
    getCreditable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example inv_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditableView"];
                };
            };
        };
    };
    issueInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example inv_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IssueInvoiceRequest"];
            };
        };
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceView"];
                };
            };
        };
    };
    voidInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example inv_01kq2ct8g0fx00000000000002
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidInvoiceRequest"];
            };
        };
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceView"];
                };
            };
        };
    };
    listCreditNotes: {
        parameters: {
            query?: {
                /** @description `pagination.nextCursor` of the page before; its cost does not grow with depth. */
                cursor?: string;
                /** @example draft */
                status?: "draft" | "issued" | "applied" | "voided";
                deliveryStatus?: "none" | "scheduled" | "sending" | "sent" | "failed";
                customerId?: string;
                invoiceId?: string;
                number?: string;
                reasonCode?: "returned" | "overcharged" | "duplicate" | "order_change" | "product_unsatisfactory" | "goodwill" | "fraudulent" | "other";
                currency?: string;
                /** @description Issue date on or after. */
                issuedFrom?: string;
                /** @description Issue date on or before. */
                issuedTo?: string;
                /** @description Gross of at least. */
                minGross?: string | number;
                /** @description Gross of at most. */
                maxGross?: string | number;
                /** @description Part of the number, the client's name or e-mail, the reason, or the original invoice's number. */
                q?: string;
                /** @description Created at or after this instant, or on or after this day (UTC). */
                createdFrom?: string;
                /** @description Created at or before this instant, or on or before this day (UTC). */
                createdTo?: string;
                /** @description The page to show, from 1. Cheap near the start; to go deep, follow `pagination.nextCursor`. */
                page?: number;
                /**
                 * @description Rows a page.
                 * @example 1
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditNotePage"];
                };
            };
        };
    };
    createCreditNote: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCreditNoteRequest"];
            };
        };
        responses: {
            /** @description Made; the answer shows it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditNoteView"];
                };
            };
        };
    };
    previewCreditNote: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCreditNoteRequest"];
            };
        };
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditNoteView"];
                };
            };
        };
    };
    createCreditNotes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCreditNoteBatchRequest"];
            };
        };
        responses: {
            /** @description Made; the answer shows it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchView"];
                };
            };
        };
    };
    getCreditNote: {
        parameters: {
            query?: {
                /**
                 * @description `journalEntry`, `customer`, `invoice`, separated by commas.
                 * @example journalEntry
                 */
                expand?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example cn_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditNoteView"];
                };
            };
        };
    };
    updateCreditNote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example cn_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchCreditNoteRequest"];
            };
        };
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditNoteView"];
                };
            };
        };
    };
    voidAndReissueCreditNote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example cn_01kq2ct8g0fx00000000000004
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidAndReissueRequest"];
            };
        };
        responses: {
            /** @description Made; the answer shows it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReissuedView"];
                };
            };
        };
    };
    allocateCreditNote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example cn_01kq2ct8g0fx00000000000004
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AllocateRequest"];
            };
        };
        responses: {
            /** @description Made; the answer shows it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditNoteView"];
                };
            };
        };
    };
    unallocateCreditNote: {
        parameters: {
            query?: {
                /** @description The date on which it is taken back; by default as the organisation's policy for reversals says. */
                date?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example cn_01kq2ct8g0fx00000000000004
                 */
                id: string;
                /**
                 * @description Its id.
                 * @example alc_01kq2ct8g0fx00000000000003
                 */
                allocationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditNoteView"];
                };
            };
        };
    };
    listRefundsOfCreditNote: {
        parameters: {
            query?: {
                /** @description `pagination.nextCursor` of the page before; its cost does not grow with depth. */
                cursor?: string;
                /** @description The page to show, from 1. Cheap near the start; to go deep, follow `pagination.nextCursor`. */
                page?: number;
                /** @description Rows a page. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example cn_01kq2ct8g0fx00000000000004
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundPage"];
                };
            };
        };
    };
    refundCreditNote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example cn_01kq2ct8g0fx00000000000004
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundCreditRequest"];
            };
        };
        responses: {
            /** @description Made; the answer shows it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundView"];
                };
            };
        };
    };
    reverseSettlement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example cn_01kq2ct8g0fx00000000000006
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReverseRequest"];
            };
        };
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditNoteView"];
                };
            };
        };
    };
    getCreditNotePdf: {
        parameters: {
            query?: {
                /** @description Mark the pages as a draft, whatever the document is. */
                draft?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example cn_01kq2ct8g0fx00000000000008
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
        };
    };
    getCreditNoteXml: {
        parameters: {
            query?: {
                /**
                 * @description UBL 2.1, the default, or UN/CEFACT Cross Industry Invoice.
                 * @example cii
                 */
                syntax?: "ubl" | "cii";
            };
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example cn_01kq2ct8g0fx00000000000008
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": string;
                };
            };
        };
    };
    getInvoicePdf: {
        parameters: {
            query?: {
                /** @description Mark the pages as a draft, whatever the document is. */
                draft?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example inv_01kq2ct8g0fx00000000000010
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
        };
    };
    getInvoiceXml: {
        parameters: {
            query?: {
                /**
                 * @description UBL 2.1, the default, or UN/CEFACT Cross Industry Invoice.
                 * @example cii
                 */
                syntax?: "ubl" | "cii";
            };
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example inv_01kq2ct8g0fx00000000000010
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": string;
                };
            };
        };
    };
    listCreditNoteArchive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example cn_01kq2ct8g0fx00000000000008
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArchiveView"];
                };
            };
        };
    };
    listInvoiceArchive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example inv_01kq2ct8g0fx00000000000010
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArchiveView"];
                };
            };
        };
    };
    listPayments: {
        parameters: {
            query?: {
                /** @description `pagination.nextCursor` of the page before; its cost does not grow with depth. */
                cursor?: string;
                /** @example cus_01kq2ct8g0fx00000000000001 */
                customerId?: string;
                status?: "received" | "reversed";
                currency?: string;
                method?: "bank_transfer" | "card" | "direct_debit" | "cash" | "cheque" | "wallet" | "other";
                reference?: string;
                /** @description Dated on or after. */
                from?: string;
                /** @description Dated on or before. */
                to?: string;
                /** @description The page to show, from 1. Cheap near the start; to go deep, follow `pagination.nextCursor`. */
                page?: number;
                /** @description Rows a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentPage"];
                };
            };
        };
    };
    createPayment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePaymentRequest"];
            };
        };
        responses: {
            /** @description Made; the answer shows it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentView"];
                };
            };
        };
    };
    getPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example pay_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentView"];
                };
            };
        };
    };
    allocatePayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example pay_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AllocateRequest"];
            };
        };
        responses: {
            /** @description Made; the answer shows it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentView"];
                };
            };
        };
    };
    unallocatePayment: {
        parameters: {
            query?: {
                /** @description The date on which it is taken back; by default as the organisation's policy for reversals says. */
                date?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example pay_01kq2ct8g0fx00000000000001
                 */
                id: string;
                /**
                 * @description Its id.
                 * @example alc_01kq2ct8g0fx00000000000001
                 */
                allocationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentView"];
                };
            };
        };
    };
    refundPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example pay_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundCreditRequest"];
            };
        };
        responses: {
            /** @description Made; the answer shows it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundView"];
                };
            };
        };
    };
    reversePayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example pay_01kq2ct8g0fx00000000000002
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReverseRequest"];
            };
        };
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentView"];
                };
            };
        };
    };
    listRefunds: {
        parameters: {
            query?: {
                /** @description `pagination.nextCursor` of the page before; its cost does not grow with depth. */
                cursor?: string;
                status?: "paid" | "reversed";
                /** @example credit_note */
                source?: "credit_note" | "payment" | "balance";
                customerId?: string;
                creditNoteId?: string;
                paymentId?: string;
                currency?: string;
                /** @description Dated on or after. */
                from?: string;
                /** @description Dated on or before. */
                to?: string;
                /** @description The page to show, from 1. Cheap near the start; to go deep, follow `pagination.nextCursor`. */
                page?: number;
                /**
                 * @description Rows a page.
                 * @example 1
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundPage"];
                };
            };
        };
    };
    getRefund: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example ref_01kq2ct8g0fx00000000000002
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundView"];
                };
            };
        };
    };
    reverseRefund: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example ref_01kq2ct8g0fx00000000000002
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReverseRequest"];
            };
        };
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundView"];
                };
            };
        };
    };
    writeOffInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example inv_01kq2ct8g0fx00000000000007
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWriteOffRequest"];
            };
        };
        responses: {
            /** @description Made; the answer shows it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteOffView"];
                };
            };
        };
    };
    listWriteOffs: {
        parameters: {
            query?: {
                /** @description `pagination.nextCursor` of the page before; its cost does not grow with depth. */
                cursor?: string;
                invoiceId?: string;
                status?: "written_off" | "reversed";
                /** @description Dated on or after. */
                from?: string;
                /** @description Dated on or before. */
                to?: string;
                /** @description The page to show, from 1. Cheap near the start; to go deep, follow `pagination.nextCursor`. */
                page?: number;
                /**
                 * @description Rows a page.
                 * @example 1
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteOffPage"];
                };
            };
        };
    };
    getWriteOff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example wo_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteOffView"];
                };
            };
        };
    };
    reverseWriteOff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example wo_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReverseRequest"];
            };
        };
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteOffView"];
                };
            };
        };
    };
    getCustomerBalance: {
        parameters: {
            query?: {
                /** @description As it was at the end of that day; by default as it is now. */
                asOf?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example cus_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerBalanceView"];
                };
            };
        };
    };
    listOpenItems: {
        parameters: {
            query?: {
                /** @description `pagination.nextCursor` of the page before; its cost does not grow with depth. */
                cursor?: string;
                /** @description As it was at the end of that day; by default as it is now. */
                asOf?: string;
                currency?: string;
                /** @description The page to show, from 1. Cheap near the start; to go deep, follow `pagination.nextCursor`. */
                page?: number;
                /**
                 * @description Rows a page.
                 * @example 2
                 */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example cus_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenItemPage"];
                };
            };
        };
    };
    refundCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example cus_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundBalanceRequest"];
            };
        };
        responses: {
            /** @description Made; the answer shows it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundView"];
                };
            };
        };
    };
    listAllOpenItems: {
        parameters: {
            query?: {
                /** @description `pagination.nextCursor` of the page before; its cost does not grow with depth. */
                cursor?: string;
                /**
                 * @description As it was at the end of that day; by default as it is now.
                 * @example 2026-04-20
                 */
                asOf?: string;
                currency?: string;
                customerId?: string;
                kind?: "credit_note" | "invoice" | "payment" | "opening" | "manual";
                /** @description The page to show, from 1. Cheap near the start; to go deep, follow `pagination.nextCursor`. */
                page?: number;
                /**
                 * @description Rows a page.
                 * @example 2
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenItemPage"];
                };
            };
        };
    };
    listOpeningItems: {
        parameters: {
            query?: {
                /** @description `pagination.nextCursor` of the page before; its cost does not grow with depth. */
                cursor?: string;
                /** @example credit */
                type?: "invoice" | "credit";
                customerId?: string;
                currency?: string;
                number?: string;
                /** @description The page to show, from 1. Cheap near the start; to go deep, follow `pagination.nextCursor`. */
                page?: number;
                /**
                 * @description Rows a page.
                 * @example 1
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpeningItemPage"];
                };
            };
        };
    };
    createOpeningItems: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateOpeningItemsRequest"];
            };
        };
        responses: {
            /** @description Made; the answer shows it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpeningItemView"] | components["schemas"]["OpeningItemsView"];
                };
            };
        };
    };
    getOpeningItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example oi_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpeningItemView"];
                };
            };
        };
    };
    allocateOpeningItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example oi_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AllocateRequest"];
            };
        };
        responses: {
            /** @description Made; the answer shows it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpeningItemView"];
                };
            };
        };
    };
    unallocateOpeningItem: {
        parameters: {
            query?: {
                /** @description The date on which it is taken back; by default as the organisation's policy for reversals says. */
                date?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example oi_01kq2ct8g0fx00000000000001
                 */
                id: string;
                /**
                 * @description Its id.
                 * @example alc_01kq2ct8g0fx00000000000004
                 */
                allocationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpeningItemView"];
                };
            };
        };
    };
    refundOpeningItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example oi_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundCreditRequest"];
            };
        };
        responses: {
            /** @description Made; the answer shows it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundView"];
                };
            };
        };
    };
    voidOpeningItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example oi_01kq2ct8g0fx00000000000002
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReverseRequest"];
            };
        };
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpeningItemView"];
                };
            };
        };
    };
    listJournalEntries: {
        parameters: {
            query?: {
                /** @description `pagination.nextCursor` of the page before; its cost does not grow with depth. */
                cursor?: string;
                /** @description `posted` for the journal, `draft` for what is not in it yet. */
                status?: "draft" | "posted";
                /** @description Entries dated on or after this day. */
                from?: string;
                /** @description Entries dated on or before this day. */
                to?: string;
                /** @description Entries with a line on this account. */
                accountId?: string;
                /** @description Entries with a line of this customer. */
                customerId?: string;
                /** @example credit_note */
                sourceType?: "credit_note" | "invoice" | "payment" | "refund" | "settlement" | "write_off" | "allocation" | "opening" | "manual" | "year_end";
                /** @description Entries of this document. */
                sourceId?: string;
                documentNumber?: string;
                currency?: string;
                /** @description Entries with a line of this dimension, as `key:value`. */
                dimension?: string;
                /** @description `asc` for the order of the journal; by default the newest first. */
                order?: "asc" | "desc";
                /** @description The page to show, from 1. Cheap near the start; to go deep, follow `pagination.nextCursor`. */
                page?: number;
                /**
                 * @description Rows a page.
                 * @example 1
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JournalEntryPage"];
                };
            };
        };
    };
    createJournalEntry: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateJournalEntryRequest"];
            };
        };
        responses: {
            /** @description Made; the answer shows it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JournalEntryView"];
                };
            };
        };
    };
    reverseJournalEntries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReverseEntriesRequest"];
            };
        };
        responses: {
            /** @description Made; the answer shows it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReversalsView"];
                };
            };
        };
    };
    getJournalEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example je_01kq2ct8g0fx00000000000029
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JournalEntryView"];
                };
            };
        };
    };
    deleteJournalDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example je_01kq2ct8g0fx00000000000037
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateJournalDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example je_01kq2ct8g0fx00000000000036
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateDraftEntryRequest"];
            };
        };
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JournalEntryView"];
                };
            };
        };
    };
    reverseJournalEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example je_01kq2ct8g0fx00000000000029
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReverseEntryRequest"];
            };
        };
        responses: {
            /** @description Made; the answer shows it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JournalEntryView"];
                };
            };
        };
    };
    postJournalDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example je_01kq2ct8g0fx00000000000036
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostDraftEntryRequest"];
            };
        };
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JournalEntryView"];
                };
            };
        };
    };
    listAttachments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example je_01kq2ct8g0fx00000000000038
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentsView"];
                };
            };
        };
    };
    attachFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example je_01kq2ct8g0fx00000000000038
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttachFileRequest"];
            };
        };
        responses: {
            /** @description Made; the answer shows it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentView"];
                };
            };
        };
    };
    downloadAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example je_01kq2ct8g0fx00000000000038
                 */
                id: string;
                /**
                 * @description Its id.
                 * @example att_01kq2ct8g0fx00000000000001
                 */
                attachmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "image/png": string;
                    "image/jpeg": string;
                    "image/tiff": string;
                    "text/plain": string;
                    "text/csv": string;
                    "application/xml": string;
                    "application/json": string;
                    "message/rfc822": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                };
            };
        };
    };
    withdrawAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example je_01kq2ct8g0fx00000000000038
                 */
                id: string;
                /**
                 * @description Its id.
                 * @example att_01kq2ct8g0fx00000000000001
                 */
                attachmentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawAttachmentRequest"];
            };
        };
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentView"];
                };
            };
        };
    };
    listLockExceptions: {
        parameters: {
            query?: {
                /** @description `pagination.nextCursor` of the page before; its cost does not grow with depth. */
                cursor?: string;
                /** @description Only exceptions of this key. */
                keyId?: string;
                /**
                 * @description Only those that can be used now, or can no longer.
                 * @example active
                 */
                status?: "active" | "expired" | "revoked";
                /** @description The page to show, from 1. Cheap near the start; to go deep, follow `pagination.nextCursor`. */
                page?: number;
                /** @description Rows a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LockExceptionPage"];
                };
            };
        };
    };
    grantLockException: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantExceptionRequest"];
            };
        };
        responses: {
            /** @description Made; the answer shows it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LockExceptionView"];
                };
            };
        };
    };
    revokeLockException: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example lex_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LockExceptionView"];
                };
            };
        };
    };
    listPeriods: {
        parameters: {
            query?: {
                /** @description `pagination.nextCursor` of the page before; its cost does not grow with depth. */
                cursor?: string;
                /**
                 * @description The first month to show is the one of this date.
                 * @example 2026-03-01
                 */
                from?: string;
                /**
                 * @description The last month to show is the one of this date.
                 * @example 2026-04-30
                 */
                to?: string;
                /** @description Only months of this status. */
                status?: "open" | "locked";
                /** @description The page to show, from 1. Cheap near the start; to go deep, follow `pagination.nextCursor`. */
                page?: number;
                /** @description Rows a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeriodPage"];
                };
            };
        };
    };
    getLocks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocksView"];
                };
            };
        };
    };
    changeLocks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeLocksRequest"];
            };
        };
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocksView"];
                };
            };
        };
    };
    listLockChanges: {
        parameters: {
            query?: {
                /** @description `pagination.nextCursor` of the page before; its cost does not grow with depth. */
                cursor?: string;
                /** @description The page to show, from 1. Cheap near the start; to go deep, follow `pagination.nextCursor`. */
                page?: number;
                /**
                 * @description Rows a page.
                 * @example 2
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LockChangePage"];
                };
            };
        };
    };
    getPeriod: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example per_2026-03
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeriodView"];
                };
            };
        };
    };
    lockPeriod: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example per_2026-03
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LockPeriodRequest"];
            };
        };
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeriodView"];
                };
            };
        };
    };
    unlockPeriod: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example per_2026-03
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnlockPeriodRequest"];
            };
        };
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeriodView"];
                };
            };
        };
    };
    listYears: {
        parameters: {
            query?: {
                /** @description `pagination.nextCursor` of the page before; its cost does not grow with depth. */
                cursor?: string;
                /**
                 * @description Only years of this status.
                 * @example open
                 */
                status?: "open" | "closed";
                /** @description The page to show, from 1. Cheap near the start; to go deep, follow `pagination.nextCursor`. */
                page?: number;
                /** @description Rows a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["YearPage"];
                };
            };
        };
    };
    getYear: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example fy_2025
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["YearView"];
                };
            };
        };
    };
    getYearChecklist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example fy_2025
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["YearChecklistView"];
                };
            };
        };
    };
    closeYear: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example fy_2025
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseYearRequest"];
            };
        };
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["YearView"];
                };
            };
        };
    };
    reopenYear: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example fy_2025
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReopenYearRequest"];
            };
        };
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["YearView"];
                };
            };
        };
    };
    getTrialBalance: {
        parameters: {
            query?: {
                /**
                 * @description `csv` for a file; also by `Accept: text/csv`.
                 * @example csv
                 */
                format?: "json" | "csv";
                /**
                 * @description Entries dated up to and including this day. By default today.
                 * @example 2026-04-25
                 */
                asOf?: string;
                /**
                 * @description With it each account also shows its balance before that day, and what was posted to either side from then on.
                 * @example 2026-04-01
                 */
                from?: string;
                /** @description Only lines of this dimension, as `key:value`; such a part need not balance by itself. */
                dimension?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialBalanceView"];
                    "text/csv": string;
                };
            };
        };
    };
    getProfitAndLoss: {
        parameters: {
            query?: {
                /**
                 * @description `csv` for a file; also by `Accept: text/csv`.
                 * @example csv
                 */
                format?: "json" | "csv";
                /**
                 * @description The first day; by default the first of the fiscal year of the last day.
                 * @example 2026-04-01
                 */
                from?: string;
                /**
                 * @description The last day; by default today.
                 * @example 2026-04-30
                 */
                to?: string;
                /** @description Only lines of this dimension, as `key:value`. */
                dimension?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfitAndLossView"];
                    "text/csv": string;
                };
            };
        };
    };
    getBalanceSheet: {
        parameters: {
            query?: {
                /**
                 * @description `csv` for a file; also by `Accept: text/csv`.
                 * @example csv
                 */
                format?: "json" | "csv";
                /**
                 * @description Entries dated up to and including this day. By default today.
                 * @example 2026-04-30
                 */
                asOf?: string;
                /** @description Only lines of this dimension, as `key:value`; such a part need not balance by itself. */
                dimension?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalanceSheetView"];
                    "text/csv": string;
                };
            };
        };
    };
    getVatSummary: {
        parameters: {
            query?: {
                /**
                 * @description `csv` for a file; also by `Accept: text/csv`.
                 * @example csv
                 */
                format?: "json" | "csv";
                /**
                 * @description The first day; by default the first of the quarter of the last day.
                 * @example 2026-04-01
                 */
                from?: string;
                /**
                 * @description The last day; by default today.
                 * @example 2026-04-30
                 */
                to?: string;
                /**
                 * @description A figure for each calendar month, quarter or year of the range; without it one for all of it.
                 * @example month
                 */
                period?: "month" | "quarter" | "year";
                /** @description Only lines of this dimension, as `key:value`. */
                dimension?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VatSummaryView"];
                    "text/csv": string;
                };
            };
        };
    };
    getSalesDayBook: {
        parameters: {
            query?: {
                /**
                 * @description `csv` for a file; also by `Accept: text/csv`.
                 * @example csv
                 */
                format?: "json" | "csv";
                /** @description `pagination.nextCursor` of the page before. */
                cursor?: string;
                /**
                 * @description The first day; by default the first of the month of the last day.
                 * @example 2026-04-01
                 */
                from?: string;
                /**
                 * @description The last day; by default today.
                 * @example 2026-04-30
                 */
                to?: string;
                /** @description Only invoices, or only credit notes. */
                documentType?: "invoice" | "credit_note";
                /** @description Only documents that have this status now. */
                status?: "draft" | "issued" | "applied" | "voided";
                /** @description Only documents of this customer. */
                customerId?: string;
                /** @description Only this invoice and the credit notes of it. */
                invoiceId?: string;
                /** @description Only documents in this currency. */
                currency?: string;
                /**
                 * @description Rows a page. A CSV file holds all of them.
                 * @example 2
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SalesDayBookView"];
                    "text/csv": string;
                };
            };
        };
    };
    getGeneralLedger: {
        parameters: {
            query?: {
                /**
                 * @description `csv` for a file; also by `Accept: text/csv`.
                 * @example csv
                 */
                format?: "json" | "csv";
                /** @description `pagination.nextCursor` of the page before. */
                cursor?: string;
                /**
                 * @description The first day; by default the first of the month of the last day.
                 * @example 2026-04-01
                 */
                from?: string;
                /**
                 * @description The last day; by default today.
                 * @example 2026-04-30
                 */
                to?: string;
                /** @description The account by its id; or else by `accountCode`. */
                accountId?: string;
                /**
                 * @description The account by its code; or else by `accountId`.
                 * @example 1100
                 */
                accountCode?: string;
                /** @description Only lines of this dimension, as `key:value`; the balances are of these lines alone. */
                dimension?: string;
                /**
                 * @description Rows a page. A CSV file holds all of them.
                 * @example 2
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GeneralLedgerView"];
                    "text/csv": string;
                };
            };
        };
    };
    getAgedDebtors: {
        parameters: {
            query?: {
                /**
                 * @description `csv` for a file; also by `Accept: text/csv`.
                 * @example csv
                 */
                format?: "json" | "csv";
                /** @description `pagination.nextCursor` of the page before. */
                cursor?: string;
                /**
                 * @description What was open at the end of that day, and how long it had been due. By default today.
                 * @example 2026-04-30
                 */
                asOf?: string;
                /** @description Only this customer. */
                customerId?: string;
                /** @description Only what is in this currency. */
                currency?: string;
                /**
                 * @description Rows a page. A CSV file holds all of them.
                 * @example 2
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgedDebtorsView"];
                    "text/csv": string;
                };
            };
        };
    };
    getCustomerStatement: {
        parameters: {
            query?: {
                /**
                 * @description `csv` for a file; also by `Accept: text/csv`.
                 * @example csv
                 */
                format?: "json" | "csv";
                /** @description `pagination.nextCursor` of the page before. */
                cursor?: string;
                /**
                 * @description The first day; by default the first of the month of the last day.
                 * @example 2026-04-01
                 */
                from?: string;
                /**
                 * @description The last day; by default today.
                 * @example 2026-04-30
                 */
                to?: string;
                /** @description Only what is in this currency. */
                currency?: string;
                /**
                 * @description Rows a page. A CSV file holds all of them.
                 * @example 3
                 */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example cus_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerStatementView"];
                    "text/csv": string;
                };
            };
        };
    };
    listVatLines: {
        parameters: {
            query?: {
                /**
                 * @description `csv` for a file; also by `Accept: text/csv`.
                 * @example csv
                 */
                format?: "json" | "csv";
                /** @description `pagination.nextCursor` of the page before. */
                cursor?: string;
                /**
                 * @description The first day; by default the first of the quarter of the last day.
                 * @example 2026-04-01
                 */
                from?: string;
                /**
                 * @description The last day; by default today.
                 * @example 2026-04-30
                 */
                to?: string;
                /**
                 * @description Only lines with this code: category and rate, as `S20`.
                 * @example S20
                 */
                vatCode?: string;
                /** @description Only the lines behind the tax, or behind the taxable amount. */
                figure?: "tax" | "taxable";
                /** @description Only lines of this dimension, as `key:value`. */
                dimension?: string;
                /**
                 * @description Rows a page. A CSV file holds all of them.
                 * @example 2
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VatLinesView"];
                    "text/csv": string;
                };
            };
        };
    };
    getNumberGaps: {
        parameters: {
            query?: {
                /**
                 * @description `csv` for a file; also by `Accept: text/csv`.
                 * @example csv
                 */
                format?: "json" | "csv";
                /** @description `pagination.nextCursor` of the page before. */
                cursor?: string;
                /**
                 * @description Rows a page. A CSV file holds all of them.
                 * @example 2
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberGapsView"];
                    "text/csv": string;
                };
            };
        };
    };
    getExceptionPostings: {
        parameters: {
            query?: {
                /**
                 * @description `csv` for a file; also by `Accept: text/csv`.
                 * @example csv
                 */
                format?: "json" | "csv";
                /** @description `pagination.nextCursor` of the page before. */
                cursor?: string;
                /** @description Only what was posted by this key. */
                keyId?: string;
                /** @description Only what was posted under this exception. */
                exceptionId?: string;
                /** @description Rows a page. A CSV file holds all of them. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExceptionPostingsView"];
                    "text/csv": string;
                };
            };
        };
    };
    exportJournal: {
        parameters: {
            query?: {
                /**
                 * @description The file's format. docs/exports.md says what each one holds and how its program takes it in.
                 * @example csv
                 */
                format?: "csv" | "jsonl" | "xlsx" | "hledger" | "ledger" | "beancount" | "datev" | "fec" | "saft";
                /**
                 * @description Entries dated on or after this day.
                 * @example 2026-04-24
                 */
                from?: string;
                /**
                 * @description Entries dated on or before this day.
                 * @example 2026-04-24
                 */
                to?: string;
                /** @description Only lines on this account. */
                accountId?: string;
                /** @description Only entries of this kind of document. */
                sourceType?: "credit_note" | "invoice" | "payment" | "refund" | "settlement" | "write_off" | "allocation" | "opening" | "manual" | "year_end";
                /** @description Only lines of this dimension, as `key:value`. */
                dimension?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/jsonl": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/plain": string;
                    "application/xml": string;
                };
            };
        };
    };
    listExportBatches: {
        parameters: {
            query?: {
                /** @description `pagination.nextCursor` of the page before; its cost does not grow with depth. */
                cursor?: string;
                /**
                 * @description Only batches of this series.
                 * @example default
                 */
                series?: string;
                /** @description Only batches in this format. */
                format?: "csv" | "jsonl" | "xlsx" | "hledger" | "ledger" | "beancount" | "datev" | "fec" | "saft";
                /** @description The page to show, from 1. Cheap near the start; to go deep, follow `pagination.nextCursor`. */
                page?: number;
                /** @description Rows a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportBatchPage"];
                };
            };
        };
    };
    createExportBatch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateExportBatchRequest"];
            };
        };
        responses: {
            /** @description Made; the answer shows it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportBatchView"];
                };
            };
        };
    };
    getExportBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example exp_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportBatchView"];
                };
            };
        };
    };
    getExportManifest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example exp_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportManifestView"];
                };
            };
        };
    };
    getExportFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example exp_01kq2ct8g0fx00000000000001
                 */
                id: string;
                /**
                 * @description Its id.
                 * @example 1
                 */
                fileNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/jsonl": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/plain": string;
                    "application/xml": string;
                };
            };
        };
    };
    listSeals: {
        parameters: {
            query?: {
                /** @description `pagination.nextCursor` of the page before; its cost does not grow with depth. */
                cursor?: string;
                /** @description `asc` for the order of the blocks; by default the newest first. */
                order?: "asc" | "desc";
                /** @description `entryHashes` shows the hash of each entry too, by which a verification can name the entry that differs. */
                expand?: "entryHashes";
                /** @description The page to show, from 1. Cheap near the start; to go deep, follow `pagination.nextCursor`. */
                page?: number;
                /**
                 * @description Rows a page.
                 * @example 1
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SealPage"];
                };
            };
        };
    };
    sendCreditNote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example cn_01kq2ct8g0fx00000000000007
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendRequest"];
            };
        };
        responses: {
            /** @description Taken on; it is done in the background. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryView"];
                };
            };
        };
    };
    getCreditNoteDeliveryStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example cn_01kq2ct8g0fx00000000000007
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryStatusView"];
                };
            };
        };
    };
    cancelCreditNoteDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example cn_01kq2ct8g0fx00000000000007
                 */
                id: string;
                /**
                 * @description Its id.
                 * @example dlv_01kq2ct8g0fx00000000000002
                 */
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryView"];
                };
            };
        };
    };
    sendInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example inv_01kq2ct8g0fx00000000000009
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendRequest"];
            };
        };
        responses: {
            /** @description Taken on; it is done in the background. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryView"];
                };
            };
        };
    };
    getInvoiceDeliveryStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example inv_01kq2ct8g0fx00000000000009
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryStatusView"];
                };
            };
        };
    };
    cancelInvoiceDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example inv_01kq2ct8g0fx00000000000009
                 */
                id: string;
                /**
                 * @description Its id.
                 * @example dlv_01kq2ct8g0fx00000000000005
                 */
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryView"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description Events after this sequence number; 0 or left out to begin with the first. */
                cursor?: string;
                /**
                 * @description A type, or a family such as `credit_note.*`.
                 * @example credit_note.voided
                 */
                type?: string;
                /** @description Events of one object. */
                objectId?: string;
                /**
                 * @description How many.
                 * @example 1
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
        };
    };
    listWebhookEndpoints: {
        parameters: {
            query?: {
                /** @description `pagination.nextCursor` of the page before; its cost does not grow with depth. */
                cursor?: string;
                /** @description Only endpoints of this status. */
                status?: "enabled" | "disabled";
                /** @description The page to show, from 1. Cheap near the start; to go deep, follow `pagination.nextCursor`. */
                page?: number;
                /**
                 * @description Rows a page.
                 * @example 2
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointPage"];
                };
            };
        };
    };
    createWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhookEndpointRequest"];
            };
        };
        responses: {
            /** @description Made; the answer shows it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhookSecretView"];
                };
            };
        };
    };
    getWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example we_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointView"];
                };
            };
        };
    };
    deleteWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example we_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to show. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example we_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateWebhookEndpointRequest"];
            };
        };
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointView"];
                };
            };
        };
    };
    rollWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example we_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RollWebhookSecretRequest"];
            };
        };
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhookSecretView"];
                };
            };
        };
    };
    testWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example we_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken on; it is done in the background. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryView"];
                };
            };
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /** @description `pagination.nextCursor` of the page before; its cost does not grow with depth. */
                cursor?: string;
                /**
                 * @description Only deliveries of this status.
                 * @example pending
                 */
                status?: "pending" | "retrying" | "delivered" | "failed" | "cancelled";
                /** @description A type of event, or a family such as `credit_note.*`. */
                type?: string;
                /** @description Only of events of this object. */
                objectId?: string;
                /** @description The page to show, from 1. Cheap near the start; to go deep, follow `pagination.nextCursor`. */
                page?: number;
                /** @description Rows a page. */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example we_01kq2ct8g0fx00000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryPage"];
                };
            };
        };
    };
    getWebhookDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example we_01kq2ct8g0fx00000000000001
                 */
                id: string;
                /**
                 * @description Its id.
                 * @example whd_01kq2ct8g0fx00000000000001
                 */
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryWithAttemptsView"];
                };
            };
        };
    };
    redeliverWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its id.
                 * @example we_01kq2ct8g0fx00000000000001
                 */
                id: string;
                /**
                 * @description Its id.
                 * @example whd_01kq2ct8g0fx00000000000001
                 */
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken on; it is done in the background. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryView"];
                };
            };
        };
    };
    healthLive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    healthReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
}
