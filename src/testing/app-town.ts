/** A small municipality over a real database with a scripted network: what the tests of use cases play on. */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { createApp, setUpOrganisation } from "#app";
import type { App, AppParts, CardView, Channel, DeskMove, InboundEvent, PersonRow, Principal } from "#app";
import type { CaseId, PersonId, TenantId, UnitId } from "#case";
import { loadProcedure, type Procedure } from "#procedure";
import type { OpenStore } from "#store";

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

/** The act of the house and the calendars, as the project ships them. */
export const shippedAct = () => {
  const loaded = loadProcedure(read("procedures/gulkevichi.yaml"));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.procedure;
};
export const shippedCalendars = (): readonly unknown[] => [parse(read("calendars/ru.yaml")), parse(read("calendars/krasnodar.yaml"))];

export const testOffice = {
  id: "town",
  version: "1",
  zone: "Europe/Moscow",
  hours: { "mon-thu": "08:00-12:00 12:48-17:00", fri: "08:00-12:00 12:48-16:00" },
  calendar: "ru",
};

export const moscow = (local: string): number => Date.parse(`${local}+03:00`);

export type Clock = { at: number };
export type TownRole = "curator" | "head" | "zhkh" | "roads" | "controller" | "administrator";

export type Town = {
  readonly app: App;
  readonly parts: AppParts;
  readonly tenantId: TenantId;
  readonly pageKey: string;
  readonly as: (role: TownRole) => Principal;
  readonly move: (role: TownRole, caseId: CaseId, move: DeskMove) => Promise<CardView>;
  readonly cards: (role?: TownRole) => Promise<readonly CardView[]>;
};

const people: Readonly<Record<TownRole, Pick<PersonRow, "role" | "unitId">>> = {
  curator: { role: "curator", unitId: null },
  head: { role: "head", unitId: null },
  zhkh: { role: "unit", unitId: "zhkh" as UnitId },
  roads: { role: "unit", unitId: "roads" as UnitId },
  controller: { role: "controller", unitId: null },
  administrator: { role: "administrator", unitId: null },
};

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

export type TownOptions = {
  /** Another act than the house's own, with the route of its page. */
  readonly act?: Procedure;
  readonly route?: string;
  readonly store: OpenStore;
  readonly channel: Channel;
  readonly clock: Clock;
  readonly page?: {
    readonly accountId: string;
    readonly secrets: Readonly<Record<string, string>>;
    readonly settings: Readonly<Record<string, string | number>>;
  };
};

/** Sets the town up in a municipality of its own. */
export const startTown = async ({ store, channel, clock, page, act, route }: TownOptions): Promise<Town> => {
  const now = (): number => clock.at;
  const parts: AppParts = {
    store,
    files: store.files,
    channels: new Map([[channel.network, channel]]),
    acts: [act ?? shippedAct()],
    calendars: shippedCalendars(),
    now,
    newId: randomUUID,
    log: quiet,
  };
  const name = `town-${randomUUID().slice(0, 8)}`;
  const pageKey = `page-of-${name}`;
  const tenantId = await setUpOrganisation(parts, {
    tenantId: name,
    title: "Городок",
    office: testOffice,
    procedure: parts.acts[0]?.code ?? "",
    units: [
      { unitId: "zhkh", title: "Управление ЖКХ", shortTitle: "ЖКХ" },
      { unitId: "roads", title: "Отдел дорог", shortTitle: "Дороги" },
    ],
    people: Object.entries(people).map(([key, { role, unitId }]) => ({
      personId: `p-${key}`,
      userId: `${name}-${key}`,
      name: key,
      position: "",
      role,
      ...(unitId === null ? {} : { unitId }),
    })),
    pages: [
      {
        pageId: pageKey,
        network: channel.network,
        accountId: page?.accountId ?? name,
        title: "Городок",
        url: "https://example.test",
        owner: "head",
        route: route ?? "pages",
        secrets: page?.secrets ?? {},
        settings: { connectedAt: 0, ...page?.settings },
      },
    ],
  });
  const app = createApp(parts);
  const rows = await store.transaction(tenantId, (tx) => tx.people());
  const as = (role: TownRole): Principal => {
    const person = rows.find(({ personId }) => personId === (`p-${role}` as PersonId));
    if (person === undefined) throw new Error(role);
    return { tenantId, person };
  };
  const cards = async (role: TownRole = "curator"): Promise<readonly CardView[]> => {
    const { rows: lines } = await app.list(as(role), { view: "all", limit: 100, cursor: null });
    const found = await Promise.all(lines.map((line) => app.card(as(role), line.projection.caseId)));
    return found.filter((card) => card !== null);
  };
  const move: Town["move"] = async (role, caseId, asked) => {
    const seen = await app.card(as(role), caseId);
    const outcome = await app.move(as(role), caseId, seen?.parts.projection.version ?? 1, asked);
    if (outcome.kind !== "done")
      throw new Error(`${role} ${asked.do}: ${JSON.stringify(outcome.kind === "refused" ? outcome.refusal : outcome.kind)}`);
    return outcome.card;
  };
  return { app, parts, tenantId, pageKey, as, move, cards };
};

/** An inbound comment; every field may be overridden. */
export const comment = (given: Partial<InboundEvent> & { readonly externalId: string; readonly occurredAt: number }): InboundEvent => ({
  network: "vk",
  accountId: "1",
  dedupKey: `new-${given.externalId}`,
  kind: "comment.new",
  thread: { publicPostId: "post-1" },
  author: { id: "citizen-1", kind: "user" },
  text: "Яма на дороге у дома 5",
  attachments: [],
  ...given,
});
