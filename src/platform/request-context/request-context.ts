import type { BankAccountModel, ElectronicAddress, Locale } from '../../domain/einvoice/document-model';
import type { PlainDate } from '../../domain/periods/plain-date';
import type { ReversalDatePolicy } from '../../domain/periods/locks';

/** What the programs of an accountant ask for in their files beside the books. */
export interface ExportSettings {
  readonly datevConsultantNumber?: number;
  readonly datevClientNumber?: number;
  readonly datevChart?: string;
  readonly accountNumberLength?: number;
}

/** How the organisation shows itself on documents; what is not set is left out. */
export interface DocumentSettings {
  readonly locale?: Locale;
  readonly accentColour?: string;
  readonly bankAccount?: BankAccountModel;
  readonly email?: string;
  readonly phone?: string;
  readonly contactName?: string;
  readonly website?: string;
  readonly footer?: string;
  readonly electronicAddress?: ElectronicAddress;
  readonly requireEInvoice?: boolean;
}

/** An organisation as a request sees it. */
export interface OrganisationFacts {
  /** The public handle, `org_…`. */
  readonly id: string;
  /** The internal id of its ledger, which leads every key of the database; a sandbox that is reset gets a new one. */
  readonly organisationId: string;
  readonly name: string;
  readonly country: string;
  readonly baseCurrency: string;
  readonly timeZone: string;
  readonly fiscalYearStartMonth: number;
  readonly reversalDatePolicy: ReversalDatePolicy;
  readonly chartTemplate: string;
  readonly sandbox: boolean;
  readonly vatNumber: string | null;
  readonly address: Readonly<Record<string, string>> | null;
  /** SIREN, Handelsregisternummer, organisasjonsnummer, company number, … */
  readonly registrationNumber: string | null;
  readonly exportSettings: ExportSettings;
  readonly documents: DocumentSettings;
  /** The version of the seller's profile that documents are issued with now. */
  readonly sellerVersion: number;
  readonly createdAt: Date;
}

export type KeyKind = 'client' | 'directory' | 'staff';
export type KeyMode = 'live' | 'test';

export interface Caller {
  readonly keyId: string;
  readonly kind: KeyKind;
  readonly mode: KeyMode;
  readonly scopes: readonly string[];
  /** The organisations of a `directory` key; null where the key is not bound to a set. */
  readonly organisations: readonly string[] | null;
}

/** The part of an idempotent request that its transaction needs in order to store the answer with the work. */
export interface IdempotencyClaim {
  /** The ledger under which the answer is looked up, whatever ledger the work itself turns out to be in. */
  readonly scope: string;
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly requestHash: Buffer;
  readonly status: number;
  /** Fields of the answer that are shown once and never stored. */
  readonly secrets: readonly string[];
}

/** Who asks, in what mode and when: the explicit first argument of everything that decides or writes. */
export interface OperatorContext {
  readonly caller: Caller;
  readonly requestId: string;
  readonly now: Date;
  /** A request with a test key, or a preview: everything is done but the writing. */
  readonly dry: boolean;
  /** True with a test key. */
  readonly test: boolean;
  readonly organisation: OrganisationFacts | null;
  readonly idempotency: IdempotencyClaim | null;
  /** Of what came over HTTP. */
  readonly arrival?: Arrival;
}

/** How a request came in, for those who let it wait. */
export interface Arrival {
  /** Bytes of its body. */
  readonly bytes: number;
  /** Whether the client has hung up: nobody reads the answer. */
  readonly left: () => boolean;
  /** Tells as soon as it does, until what is answered is called. */
  readonly onceLeft: (tell: () => void) => () => void;
}

export interface RequestContext extends OperatorContext {
  readonly organisation: OrganisationFacts;
  /** The calendar date of `now` in the organisation's time zone. */
  readonly today: PlainDate;
}
