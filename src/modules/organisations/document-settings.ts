import type { DocumentSettings } from '../../platform/request-context/request-context';
import type { DocumentSettingsRequest } from './dto/document-settings.dto';

/** The settings as a request changes them: what it leaves out stays, null clears. */
export function changedSettings(
  before: DocumentSettings,
  request: DocumentSettingsRequest | null | undefined,
): DocumentSettings {
  if (request === undefined) return before;
  if (request === null) return {};
  const { bankAccount, electronicAddress, ...plain } = request;
  const changes = {
    ...plain,
    ...(bankAccount === undefined
      ? {}
      : {
          bankAccount: bankAccount && {
            iban: bankAccount.iban,
            bic: bankAccount.bic ?? null,
            accountName: bankAccount.accountName ?? null,
          },
        }),
    ...(electronicAddress === undefined
      ? {}
      : {
          electronicAddress: electronicAddress && {
            scheme: electronicAddress.scheme,
            id: electronicAddress.id,
          },
        }),
  };
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const merged = Object.entries({ ...before, ...Object.fromEntries(given) });
  return Object.fromEntries(merged.filter(([, value]) => value !== null));
}
