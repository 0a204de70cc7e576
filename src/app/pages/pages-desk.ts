/** The register of official pages (1.4, 1.8): reading it, writing it, asking the network, attaching a page; every change is recorded. */
import { askHealth } from "../check-page.ts";
import { channelPageOf } from "../channel-page.ts";
import type { Desk } from "../desk.ts";
import type { Principal } from "../face.ts";
import { organisationOf } from "../organisation-of.ts";
import type { PageContent, PageDeed } from "../ports/pages.ts";
import type { PageRow, StoreTx } from "../ports/store.ts";
import { capabilitiesFor } from "../page-capabilities.ts";
import { may } from "../rights.ts";
import type { FormField, PageInput, PageOnRegister, PageOutcome, PagesDesk, PagesRegister } from "./face.ts";
import { alarmByHealth } from "./alarms.ts";
import { fieldsOf, networkForm } from "./network-form.ts";
import { missingToConnect, noPaper, readPage } from "./read-input.ts";

/** The use cases over the desk; whoever may not change pages is answered with null. */
export function pagesDesk(desk: Desk): PagesDesk {
  const administrators =
    <Args extends readonly unknown[], T>(work: (principal: Principal, ...args: Args) => Promise<T>) =>
    async (principal: Principal, ...args: Args): Promise<T | null> =>
      may(principal.person, "page", "change") ? work(principal, ...args) : null;
  return {
    register: administrators((principal) => registerOf(desk, principal)),
    add: administrators((principal, input: PageInput) => write(desk, principal, { pageId: null, input })),
    change: administrators((principal, pageId: string, input: PageInput) => write(desk, principal, { pageId, input })),
    check: administrators((principal, pageId: string) => check(desk, principal, pageId)),
    connect: administrators((principal, pageId: string) => connect(desk, principal, pageId)),
    switch: administrators((principal, pageId: string, enabled: boolean) => turn(desk, principal, { pageId, enabled })),
  };
}

async function registerOf(desk: Desk, { tenantId }: Principal): Promise<PagesRegister> {
  return desk.store.transaction(tenantId, async (tx) => {
    const pages = await tx.pages();
    return {
      networks: (desk.networks ?? []).map((network) => networkForm(network, desk.channels.get(network.code))),
      routes: (await routesOf(desk, tx)).map(({ name, title }) => ({ name, title })),
      pages: await Promise.all(pages.map((page) => shown(desk, tx, page))),
    };
  });
}

async function routesOf(desk: Desk, tx: StoreTx) {
  const organisation = await organisationOf(tx);
  const book = await desk.bookOf(tx, organisation);
  return Object.values(book.inForce(organisation, desk.now()).routes);
}

const fieldsFor = (desk: Desk, code: string): readonly FormField[] => {
  const network = desk.networks?.find((one) => one.code === code);
  return network === undefined ? [] : fieldsOf(network);
};

/** Where the network sends the events of this page: its own part is a random id that nobody guesses. */
const webhookUrl = (desk: Desk, { network, pageId }: Pick<PageRow, "network" | "pageId">): string =>
  `${desk.hooksOrigin ?? ""}/hooks/${network}/${encodeURIComponent(pageId)}`;

async function shown(desk: Desk, tx: StoreTx, page: PageRow): Promise<PageOnRegister> {
  const { secrets, secretsAt, paper, ...rest } = page;
  const channel = desk.channels.get(page.network);
  return {
    ...rest,
    paper: paper ?? noPaper,
    secrets: Object.keys(secrets).map((name) => ({ name, writtenAt: secretsAt?.[name] ?? null })),
    webhookUrl: webhookUrl(desk, page),
    capabilities: channel === undefined ? null : capabilitiesFor(channel, page),
    deeds: await tx.pageDeeds(page.pageId),
  };
}

type Written = { readonly pageId: string | null; readonly input: PageInput };

async function write(desk: Desk, { tenantId, person }: Principal, { pageId, input }: Written): Promise<PageOutcome> {
  return desk.store.transaction(tenantId, async (tx): Promise<PageOutcome> => {
    const others = await tx.pages();
    const former = others.find((one) => one.pageId === pageId) ?? null;
    if (pageId !== null && former === null) return { kind: "notFound" };
    const read = readPage({
      input,
      former,
      others,
      fields: fieldsFor(desk, input.network),
      routes: (await routesOf(desk, tx)).map(({ name }) => name),
      pageId: pageId ?? desk.newId(),
      now: desk.now(),
    });
    if ("problems" in read) return { kind: "badInput", problems: read.problems };
    const deed = former === null ? "added" : "changed";
    if (former === null || read.changed.length > 0)
      await tx.writePage(read.page, { deed, personId: person.personId, at: desk.now(), fields: read.changed });
    return done(desk, tx, read.page.pageId);
  });
}

async function check(desk: Desk, { tenantId }: Principal, pageId: string): Promise<PageOutcome> {
  const page = await pageOf(desk, tenantId, pageId);
  if (page === null) return { kind: "notFound" };
  const health = await askHealth(desk, page);
  return desk.store.transaction(tenantId, async (tx) => {
    await tx.setPageHealth(pageId, health);
    await alarmByHealth(desk, tx, { pageId, health });
    return done(desk, tx, pageId);
  });
}

/** Switched on first: the network calls our address while it is being attached, and must find the page. */
async function connect(desk: Desk, { tenantId, person }: Principal, pageId: string): Promise<PageOutcome> {
  const former = await pageOf(desk, tenantId, pageId);
  if (former === null) return { kind: "notFound" };
  const problems = missingToConnect(former, fieldsFor(desk, former.network));
  if (problems.length > 0) return { kind: "badInput", problems };
  const url = webhookUrl(desk, former);
  const page: PageRow = { ...former, enabled: true, settings: { connectedAt: desk.now(), ...former.settings, callbackUrl: url } };
  const deed: PageDeed = { deed: "connected", personId: person.personId, at: desk.now(), fields: [] };
  await desk.store.transaction(tenantId, (tx) => tx.writePage(contentOf(page), deed));
  const channel = desk.channels.get(page.network);
  const attach = page.settings["receiveBy"] === "poll" ? undefined : channel?.connect;
  const health =
    attach === undefined ? await askHealth(desk, page) : { ...(await attach(channelPageOf(page), url)), checkedAt: desk.now() };
  return desk.store.transaction(tenantId, async (tx) => {
    await tx.setPageHealth(pageId, health);
    await alarmByHealth(desk, tx, { pageId, health });
    return done(desk, tx, pageId);
  });
}

async function turn(
  desk: Desk,
  { tenantId, person }: Principal,
  { pageId, enabled }: { readonly pageId: string; readonly enabled: boolean },
): Promise<PageOutcome> {
  return desk.store.transaction(tenantId, async (tx): Promise<PageOutcome> => {
    const page = (await tx.pages()).find((one) => one.pageId === pageId);
    if (page === undefined) return { kind: "notFound" };
    const problems = enabled ? missingToConnect(page, fieldsFor(desk, page.network)) : [];
    if (problems.length > 0) return { kind: "badInput", problems };
    const settings = enabled ? { connectedAt: desk.now(), ...page.settings } : page.settings;
    if (page.enabled !== enabled)
      await tx.writePage(contentOf({ ...page, settings, enabled }), {
        deed: enabled ? "enabled" : "disabled",
        personId: person.personId,
        at: desk.now(),
        fields: [],
      });
    if (enabled) await tx.enqueue({ kind: "checkPage", tenantId, pageId }, { key: `check:${pageId}` });
    return done(desk, tx, pageId);
  });
}

const contentOf = ({ health: _health, lastEventAt: _last, paper, secretsAt, ...page }: PageRow): PageContent => ({
  ...page,
  paper: paper ?? noPaper,
  secretsAt: secretsAt ?? {},
});

const pageOf = (desk: Desk, tenantId: Principal["tenantId"], pageId: string): Promise<PageRow | null> =>
  desk.store.transaction(tenantId, async (tx) => (await tx.pages()).find((one) => one.pageId === pageId) ?? null);

async function done(desk: Desk, tx: StoreTx, pageId: string): Promise<PageOutcome> {
  const page = (await tx.pages()).find((one) => one.pageId === pageId);
  return page === undefined ? { kind: "notFound" } : { kind: "done", page: await shown(desk, tx, page) };
}
