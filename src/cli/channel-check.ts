/** `otklik channel check <page>`: how a real page is, as its network says now; tokens and rights are asked about, nothing is written. */
import pino from "pino";
import type { AppParts, ChannelHealth, PageRow } from "#app";
import type { TenantId } from "#case";
import { openRooms } from "../main.ts";
import { pickOrganisation } from "./pick-organisation.ts";
import { settingsOrExit } from "./settings-or-exit.ts";

export type CheckOptions = { readonly organisation?: string };

type Out = (line: string) => void;

const marks: Readonly<Record<ChannelHealth["state"], string>> = {
  ok: "работает / works",
  warning: "работает с замечаниями / works, with remarks",
  broken: "не работает / does not work",
  unknown: "неизвестно / unknown",
};

/** The page by its id, its account or its title. */
const isNamed = (page: PageRow, name: string): boolean => [page.pageId, page.accountId, page.title].includes(name);

/** Asks the networks of the pages that fit the name (all without one); 0 = all work, 1 = one does not, 2 = there is no such page. */
export const checkPages = async (
  { store, channels }: Pick<AppParts, "store" | "channels">,
  tenantId: TenantId,
  { name, out }: { readonly name: string | undefined; readonly out: Out },
): Promise<0 | 1 | 2> => {
  const pages = await store.transaction(tenantId, (tx) => tx.pages());
  const asked = pages.filter((page) => name === undefined || isNamed(page, name));
  if (asked.length === 0) {
    out("Такой страницы нет. / There is no such page.");
    for (const { pageId, network, title } of pages) out(`  ${pageId}  ${network}  ${title}`);
    return 2;
  }
  let isWell = true;
  for (const page of asked) {
    const health = await channels.get(page.network)?.health(page);
    out(`${page.title} (${page.network}, ${page.accountId}): ${marks[health?.state ?? "unknown"]}`);
    for (const { failure, ru, en } of health?.problems ?? []) out(`  ${failure}: ${ru} / ${en}`);
    if (health?.state !== "ok" && health?.state !== "warning") isWell = false;
  }
  return isWell ? 0 : 1;
};

/** The command itself. */
export const runCheck = async (name: string | undefined, { organisation }: CheckOptions): Promise<void> => {
  const settings = settingsOrExit();
  if (settings === null) return;
  const rooms = await openRooms(settings, { log: pino({ level: "error" }) });
  try {
    const tenantId = await pickOrganisation(rooms.store, organisation);
    if (tenantId === null) {
      process.stderr.write("Назовите организацию: --organisation.\nName the organisation: --organisation.\n");
      process.exitCode = 2;
      return;
    }
    process.exitCode = await checkPages(rooms.parts, tenantId, { name, out: (line) => void process.stdout.write(`${line}\n`) });
  } finally {
    await rooms.close();
  }
};
