import { setUpOrganisation, type NewOrganisation, type Principal } from "#app";
import type { FakeVk } from "#channels";
import { randomBytes, randomUUID } from "node:crypto";
import type { System } from "../../main.ts";
import { townOffice, townPassword, townPeople, townTitle, townUnits, type DemoPerson, type DemoRole } from "./town.ts";

const networkPage = (network: FakeVk, pageId: string): NewOrganisation["pages"][number] => ({
  pageId,
  network: "vk",
  accountId: network.groupId,
  title: "Городок. Страница главы",
  url: network.wallUrl,
  owner: "head",
  route: "pages",
  settings: { baseUrl: network.baseUrl, linkHost: network.baseUrl },
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

/** Attaches the page to the network as the desk would: the network calls our address, and we answer its handshake. */
export const connectPage = async (system: System, { tenantId }: Principal, pageId: string): Promise<void> => {
  const pages = await system.store.transaction(tenantId, (tx) => tx.pages());
  const page = pages.find((row) => row.pageId === pageId);
  const channel = system.parts.channels.get("vk");
  if (page === undefined || channel?.connect === undefined) throw new Error("the page of the town is not there");
  const health = await channel.connect(page, `${system.hooksUrl}/hooks/vk/${page.pageId}`);
  const checked = { ...health, checkedAt: system.app.now() };
  await system.store.transaction(tenantId, (tx) => tx.setPageHealth(pageId, checked));
  if (health.state === "broken") throw new Error(`the page could not be connected: ${health.problems.map(({ en }) => en).join(" ")}`);
};
