import { setUpOrganisation, type NewOrganisation, type PageRow, type Principal } from "#app";
import type { TenantId } from "#case";
import type { FakeVk } from "#channels";
import { randomBytes, randomUUID } from "node:crypto";
import type { System } from "../../main.ts";
import { townOffice, townPassword, townPeople, townTitle, townUnits, type DemoPerson, type DemoRole } from "./town.ts";

/** Links of the wall lead to its one page: the part after the # is for people. */
const addressesOf = (network: FakeVk) => ({
  url: network.wallUrl,
  settings: { baseUrl: network.baseUrl, linkHost: `${network.wallUrl}#` },
});

const networkPage = (network: FakeVk, pageId: string): NewOrganisation["pages"][number] => ({
  pageId,
  network: "vk",
  accountId: network.groupId,
  title: "Городок. Страница главы",
  ...addressesOf(network),
  owner: "head",
  route: "pages",
  secrets: {
    communityToken: network.tokens.community,
    userToken: network.tokens.user,
    serviceToken: network.tokens.service,
    confirmation: network.confirmationCode,
    callbackSecret: randomBytes(18).toString("base64url"),
  },
});

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

/** Founds the town: organisation, units, people with their logins, and its official page in the test network. */
export const foundTown = async (
  system: System,
  network: FakeVk,
): Promise<{ readonly people: Readonly<Record<DemoRole, Principal>>; readonly pageId: string }> => {
  const people = await peopleOf(system);
  const pageId = randomUUID();
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
    pages: [networkPage(network, pageId)],
  });
  const principals = await Promise.all(people.map(async ({ key, userId }) => [key, await system.app.principalOf(userId)] as const));
  return { people: Object.fromEntries(principals) as Record<DemoRole, Principal>, pageId };
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

type PagePlace = { readonly tenantId: TenantId; readonly pageId: string };

const pageOf = async ({ store }: System, { tenantId, pageId }: PagePlace): Promise<PageRow> => {
  const pages = await store.transaction(tenantId, (tx) => tx.pages());
  const page = pages.find((row) => row.pageId === pageId);
  if (page === undefined) throw new Error("the official page of the town is gone: begin anew with --fresh");
  return page;
};

/** Tells the page where its network stands now. */
export const movePage = async (system: System, network: FakeVk, place: PagePlace): Promise<void> => {
  const page = await pageOf(system, place);
  const { url, settings } = addressesOf(network);
  await system.store.transaction(place.tenantId, (tx) => tx.putPage({ ...page, url, settings: { ...page.settings, ...settings } }));
};

/** Attaches the page to the network as the desk would: the network calls our address, and we answer its handshake. */
export const connectPage = async (system: System, tenantId: TenantId, pageId: string): Promise<void> => {
  const page = await pageOf(system, { tenantId, pageId });
  const channel = system.parts.channels.get("vk");
  if (channel?.connect === undefined) throw new Error("the connector of the test network is not there");
  const health = await channel.connect(page, `${system.hooksUrl}/hooks/vk/${pageId}`);
  await system.store.transaction(tenantId, (tx) => tx.setPageHealth(pageId, { ...health, checkedAt: system.app.now() }));
  if (health.state === "broken") throw new Error(`the page could not be connected: ${health.problems.map(({ en }) => en).join(" ")}`);
};
