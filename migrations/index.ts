import { RolesAndGuards1790000000000 } from './1790000000000-RolesAndGuards';
import { Directory1790000000100 } from './1790000000100-Directory';
import { ChartAndParties1790000000200 } from './1790000000200-ChartAndParties';
import { PeriodsAndLocks1790000000300 } from './1790000000300-PeriodsAndLocks';
import { Journal1790000000400 } from './1790000000400-Journal';
import { CreditNotes1790000000500 } from './1790000000500-CreditNotes';
import { OutboxAndIdempotency1790000000600 } from './1790000000600-OutboxAndIdempotency';
import { Invoices1790000000700 } from './1790000000700-Invoices';
import { Receivables1790000000800 } from './1790000000800-Receivables';
import { Catalogue1790000000900 } from './1790000000900-Catalogue';
import { CustomersInFull1790000001000 } from './1790000001000-CustomersInFull';
import { Sandboxes1790000001100 } from './1790000001100-Sandboxes';
import { JournalRollup1790000001200 } from './1790000001200-JournalRollup';
import { Seals1790000001300 } from './1790000001300-Seals';
import { LegalIdentity1790000001400 } from './1790000001400-LegalIdentity';
import { ExportBatches1790000001500 } from './1790000001500-ExportBatches';
import { DraftEntries1790000001600 } from './1790000001600-DraftEntries';
import { LockExceptions1790000001700 } from './1790000001700-LockExceptions';
import { YearEnd1790000001800 } from './1790000001800-YearEnd';
import { GrossCredits1790000001900 } from './1790000001900-GrossCredits';
import { DocumentParties1790000002000 } from './1790000002000-DocumentParties';
import { RelayAndJobs1790000002100 } from './1790000002100-RelayAndJobs';
import { Archive1790000002200 } from './1790000002200-Archive';
import { Deliveries1790000002300 } from './1790000002300-Deliveries';
import { Webhooks1790000002400 } from './1790000002400-Webhooks';
import { ForgottenAnswers1790000002500 } from './1790000002500-ForgottenAnswers';
import { OrganisationsAreFew1790000002600 } from './1790000002600-OrganisationsAreFew';
import { ListTotals1790000002700 } from './1790000002700-ListTotals';
import { SeveralOrganisations1790000002900 } from './1790000002900-SeveralOrganisations';
import { EventsAsTold1790000003000 } from './1790000003000-EventsAsTold';
import { TotalsOfCustomers1790000003100 } from './1790000003100-TotalsOfCustomers';
import { KnownFromTheStart1790000003200 } from './1790000003200-KnownFromTheStart';
import { Cells1790000003300 } from './1790000003300-Cells';
import { StatisticsOfASample1790000003400 } from './1790000003400-StatisticsOfASample';

export const migrations = [
  RolesAndGuards1790000000000,
  Directory1790000000100,
  ChartAndParties1790000000200,
  PeriodsAndLocks1790000000300,
  Journal1790000000400,
  CreditNotes1790000000500,
  OutboxAndIdempotency1790000000600,
  Invoices1790000000700,
  Receivables1790000000800,
  Catalogue1790000000900,
  CustomersInFull1790000001000,
  Sandboxes1790000001100,
  JournalRollup1790000001200,
  Seals1790000001300,
  LegalIdentity1790000001400,
  ExportBatches1790000001500,
  DraftEntries1790000001600,
  LockExceptions1790000001700,
  YearEnd1790000001800,
  GrossCredits1790000001900,
  DocumentParties1790000002000,
  RelayAndJobs1790000002100,
  Archive1790000002200,
  Deliveries1790000002300,
  Webhooks1790000002400,
  ForgottenAnswers1790000002500,
  OrganisationsAreFew1790000002600,
  ListTotals1790000002700,
  SeveralOrganisations1790000002900,
  EventsAsTold1790000003000,
  TotalsOfCustomers1790000003100,
  KnownFromTheStart1790000003200,
  Cells1790000003300,
  StatisticsOfASample1790000003400,
];
