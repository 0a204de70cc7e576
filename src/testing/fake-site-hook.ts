import type { Principal, SiteHookDesk } from "#app";

const keeps = ({ person }: Principal): boolean => person.role === "administrator";

/** One delivery that failed; only the administrator changes anything. */
export const fakeSiteHook: SiteHookDesk = {
  state: async (principal) =>
    keeps(principal) || principal.person.role === "curator"
      ? {
          hook: { address: "https://town.example/hook", enabled: true },
          deliveries: [
            {
              deliveryId: "delivery-1",
              event: "answer.published",
              answerId: "1",
              createdAt: 1_764_000_000_000,
              status: "failed",
              attempts: 10,
              responseStatus: 503,
              detail: "HTTP 503",
              nextAttemptAt: null,
              deliveredAt: null,
            },
          ],
          mayChange: keeps(principal),
        }
      : null,
  save: async (principal, { address }) => {
    if (!keeps(principal)) return null;
    return address.startsWith("https://")
      ? { kind: "done", secret: "otks_secret" }
      : { kind: "badInput", problems: [{ code: "ADDRESS", path: "address", ru: "Нужен адрес https.", en: "https is needed." }] };
  },
  trial: async (principal) => (keeps(principal) ? true : null),
  again: async (principal, deliveryId) => (keeps(principal) ? deliveryId === "delivery-1" : null),
};
