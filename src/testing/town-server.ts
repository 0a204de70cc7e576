/** Two municipalities over one real database behind the real edge: what walks of rights and fuzzing go through. */
import type { CaseId, FileId } from "#case";
import { buildServer } from "#http";
import pino from "pino";
import { deskOf } from "../app/desk.ts";
import { drainInbox } from "../app/intake/drain-inbox.ts";
import { scriptedChannel, webhookOf } from "./app-channel.ts";
import { comment, moscow, startTown, type Clock, type Town, type TownRole } from "./app-town.ts";
import { freshStore } from "./database-fresh.ts";
import { createFakeAuth } from "./fake-auth.ts";

export const townRoles: readonly TownRole[] = ["curator", "head", "controller", "zhkh", "roads", "administrator"];

/** Words of the one case that nobody but its own people may ever read. */
export const secretWords = "Тайна-7391";

export type TownServer = Awaited<ReturnType<typeof openTownServer>>;

/** Signs nobody in and makes no account: the people of the towns have sessions already. */
const quietAuth = () => {
  const auth = createFakeAuth();
  return {
    ...auth,
    accounts: {
      ...auth.accounts,
      create: async () => ({ kind: "taken" }) as const,
      invite: async () => ({ token: "t".repeat(43), until: 0 }),
      rename: async () => undefined,
      resetFactors: async () => undefined,
      endSessions: async () => undefined,
    },
  };
};

/** A case in work with the unit of housing, with a file of its own on a draft. */
const openSecretCase = async (town: Town, clock: Clock): Promise<{ readonly caseId: CaseId; readonly fileId: FileId }> => {
  const author = { id: "citizen-secret", kind: "user", name: `${secretWords} Автор` } as const;
  const event = comment({ externalId: "secret-1", occurredAt: clock.at, text: `${secretWords}: нет воды`, author });
  await town.app.receive("vk", town.pageKey, webhookOf("secret-1", [event]));
  await drainInbox(deskOf(town.parts));
  const [card] = await town.cards();
  if (card === undefined) throw new Error("The case did not begin.");
  const { caseId } = card.state;
  await town.move("curator", caseId, { do: "placeInUrgentFolder" });
  await town.move("head", caseId, { do: "resolve", units: ["zhkh"], instruction: secretWords });
  await town.move("curator", caseId, { do: "dispatch" });
  const pdf = new TextEncoder().encode(`%PDF-1.7\n% ${secretWords}\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF`);
  const outcome = await town.app.upload(town.as("zhkh"), { name: "акт.pdf", bytes: pdf });
  if (outcome.kind !== "stored") throw new Error(outcome.kind);
  const { fileId } = outcome.file;
  await town.move("zhkh", caseId, { do: "submitDraft", text: `${secretWords}: починим 25 ноября.`, files: [fileId], measures: "" });
  return { caseId, fileId };
};

/** Opens everything; `ask` speaks as a person of a town, or as nobody. */
export const openTownServer = async ({ beatMs = 60_000 }: { readonly beatMs?: number } = {}) => {
  const clock: Clock = { at: moscow("2026-11-23T09:00:00") };
  const fresh = await freshStore({ now: () => clock.at });
  const channel = scriptedChannel(() => clock.at);
  const [town, neighbour] = await Promise.all([
    startTown({ store: fresh.store, channel, clock }),
    startTown({ store: fresh.store, channel, clock }),
  ]);
  const secret = await openSecretCase(town, clock);
  const auth = quietAuth();
  const lines: string[] = [];
  const server = await buildServer({
    app: town.app,
    auth,
    failureAdvice: () => ({ title: { ru: "", en: "" }, advice: { ru: "", en: "" } }),
    webRoot: null,
    log: pino({ level: "error" }, { write: (line: string) => lines.push(line) }),
    settings: {
      origin: "http://desk.example",
      otherOrigins: [],
      trustProxy: [],
      beatMs,
      frameAncestors: [],
      secondFactor: "offered",
      sso: null,
      passwords: "asvs",
      idleMinutes: 15,
      budgetFactor: 1_000,
    },
  });
  const cookies = new Map<string, string>();
  const cookieOf = (place: Town, role: TownRole): string => {
    const { userId } = place.as(role).person;
    const known = cookies.get(userId) ?? auth.open(userId);
    cookies.set(userId, known);
    return known;
  };
  const end = async (): Promise<void> => {
    await server.close();
    await fresh.end();
  };
  return { server, town, neighbour, secret, cookieOf, fresh, lines, end };
};
