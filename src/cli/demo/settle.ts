import { setUpOrganisation, type NewOrganisation, type PageRow, type Principal } from "#app";
import type { TenantId } from "#case";
import { randomUUID } from "node:crypto";
import type { System } from "../../main.ts";
import { townNetworks, type TownNetworks } from "./networks.ts";
import { officialPages } from "./official-pages.ts";
import { townOffice, townPassword, townPeople, townTitle, townUnits, type DemoPerson, type DemoRole } from "./town.ts";

type NewPage = NewOrganisation["pages"][number];

const newPages = (networks: TownNetworks): readonly NewPage[] => {
  const pages = officialPages(networks);
  return townNetworks.map((network) => ({ pageId: randomUUID(), network, owner: "head", route: "pages", ...pages[network] }));
};

/** The account of a person, made now or left from the last time. */
const accountOf = async ({ auth }: System, { login, name }: DemoPerson): Promise<string> => {
  const outcome = await auth.accounts.create({ login, email: null, name, password: townPassword });
  if (outcome.kind === "created") return outcome.userId;
  const known = await auth.accounts.find(login);
  if (known === null) throw new Error(`the account ${login} could not be made: ${outcome.kind}`);
  return known.userId;
};

const peopleOf = (system: System): Promise<readonly (DemoPerson & { readonly userId: string })[]> =>
  Promise.all(townPeople.map(async (person) => ({ ...person, userId: await accountOf(system, person) })));

/** Founds the town: organisation, units, people with their logins, and its official pages in the test networks. */
export const foundTown = async (system: System, networks: TownNetworks): Promise<Readonly<Record<DemoRole, Principal>>> => {
  const people = await peopleOf(system);
  await setUpOrganisation(system.parts, {
    tenantId: randomUUID(),
    title: townTitle,
    office: townOffice,
    procedure: "gulkevichi",
    units: townUnits.map(({ key, ...unit }) => ({ unitId: key, ...unit })),
    people: people.map(({ userId, name, position, role, unit }) => ({
      personId: randomUUID(),
      userId,
      name,
      position,
      role,
      ...(unit === null ? {} : { unitId: unit }),
    })),
    pages: newPages(networks),
  });
  const principals = await Promise.all(people.map(async ({ key, userId }) => [key, await system.app.principalOf(userId)] as const));
  return Object.fromEntries(principals) as Record<DemoRole, Principal>;
};

const dutyDays = 21;

/** On duty from the first day of the past until a good while from now: an emergency calls them at once (3.10). */
export const putOnDuty = async (system: System, people: Readonly<Record<DemoRole, Principal>>): Promise<void> => {
  const from = system.app.now();
  const to = from + dutyDays * 86_400_000;
  for (const { person } of [people.controller, people.curator]) {
    const outcome = await system.app.duty.addTurn(people.curator, { kind: "duty", personId: person.personId, from, to });
    if (outcome?.kind !== "done") throw new Error(`${person.name} could not be put on duty in the town`);
  }
};

/** Tells each page where its network stands now. */
export const movePages = async ({ store }: System, networks: TownNetworks, tenantId: TenantId): Promise<void> => {
  const pages = officialPages(networks);
  await store.transaction(tenantId, async (tx) => {
    const rows = await tx.pages();
    for (const network of townNetworks) {
      const row = rows.find((page) => page.network === network);
      if (row === undefined) throw new Error(`the official page of the town in ${network} is gone: begin anew with --fresh`);
      const { url, settings } = pages[network];
      await tx.putPage({ ...row, url, settings: { ...row.settings, ...settings } });
    }
  });
};

const connectPage = async ({ app, hooksUrl, parts, store }: System, tenantId: TenantId, page: PageRow): Promise<void> => {
  const { network, pageId } = page;
  const channel = parts.channels.get(network);
  if (channel?.connect === undefined) throw new Error(`the connector of ${network} is not there`);
  const health = await channel.connect(page, `${hooksUrl}/hooks/${network}/${pageId}`);
  await store.transaction(tenantId, (tx) => tx.setPageHealth(pageId, { ...health, checkedAt: app.now() }));
  if (health.state === "broken")
    throw new Error(`the page in ${network} could not be connected: ${health.problems.map(({ en }) => en).join(" ")}`);
};

/** Attaches the pages to their networks as the desk would: a network calls our address, and we answer its handshake. */
export const connectPages = async (system: System, tenantId: TenantId): Promise<void> => {
  const rows = await system.store.transaction(tenantId, (tx) => tx.pages());
  // «Инцидент» stands among the pages too, and nobody calls it.
  const pages = rows.filter(({ network }) => townNetworks.some((known) => known === network));
  await Promise.all(pages.map((page) => connectPage(system, tenantId, page)));
};
