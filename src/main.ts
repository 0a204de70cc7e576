/** The composition root: the only place that knows every room. It opens them in order, joins them, and closes them in the opposite order. */
import { createApp, createWorkers, ownFailureWords, type App, type AppParts, type Channel, type Workers } from "#app";
import { createChannels, createHttpClients, createSafeFetch, failureAdvice, networks } from "#channels";
import { buildServer, createAuth, type AuthSystem } from "#http";
import { clamdAt, openStore, type OpenStore } from "#store";
import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import type { Logger } from "pino";
import { readActs, readCalendars } from "./acts.ts";
import { sessionSecret } from "./session-secret.ts";
import type { Settings } from "./settings.ts";

export type System = {
  /** Where the desk is, as people open it. */
  readonly url: string;
  /** Where networks send their events. */
  readonly hooksUrl: string;
  readonly app: App;
  readonly auth: AuthSystem;
  readonly store: OpenStore;
  readonly parts: AppParts;
  readonly stop: () => Promise<void>;
};

export type StartOptions = {
  readonly log: Logger;
  readonly now?: () => number;
  /** Origins of test networks on this machine, whose files may be fetched; only the demonstration has one. */
  readonly testNetworks?: readonly string[];
};

/** The rooms behind the edge: enough for the command line, which serves nobody. */
export type Rooms = Pick<System, "auth" | "store" | "parts"> & { readonly close: () => Promise<void> };

/** The folder of the built desk, wherever the program was started from. */
export const webRoot = fileURLToPath(new URL("../dist/web/", import.meta.url));

const addressOf = (host: string, port: number): string => `http://${host.includes(":") ? `[${host}]` : host}:${port}`;

const channelsByCode = (now: () => number): ReadonlyMap<string, Channel> =>
  new Map(createChannels({ now }).map((channel) => [channel.network, channel]));

const adviceOf = (failure: string) =>
  ownFailureWords(failure) ?? Object.entries(failureAdvice).find(([name]) => name === failure)?.[1] ?? failureAdvice.UNKNOWN;

/** The municipality's own site is called with a short patience: nobody at a desk waits for its answer. */
const postOut = (): NonNullable<AppParts["postOut"]> => {
  const client = createHttpClients()({ connectTimeoutMs: 5_000, proxy: "", caFile: "" });
  return async ({ url, headers, body }) => {
    const outcome = await client.send({ method: "POST", url, headers, body, timeoutMs: 15_000 });
    return outcome.kind === "answer" ? { kind: "answer", status: outcome.status } : { kind: "failed", detail: outcome.detail };
  };
};

/** Opens the database, the acts, the calendars, the networks and the accounts; nothing listens and nothing works yet. */
export const openRooms = async (settings: Settings, { log, now = Date.now, testNetworks = [] }: StartOptions): Promise<Rooms> => {
  const acts = readActs(settings.proceduresDir);
  const calendars = readCalendars(settings.calendarsDir);
  const { databaseUrl, appDatabaseUrl, dataDir, secretsKey } = settings;
  const store = await openStore({
    databaseUrl,
    appDatabaseUrl,
    dataDir,
    secretsKey,
    now,
    onError: (error) => log.error({ err: error }, "store"),
  });
  try {
    const origin = settings.publicUrl ?? addressOf(settings.host, settings.port);
    const secret = sessionSecret(settings.secret, dataDir);
    const auth = createAuth({
      database: store.openAuthDatabase(),
      secret,
      origin,
      sessionSeconds: settings.sessionSeconds,
      passwords: settings.passwords,
      sso: settings.sso,
    });
    await auth.migrate();
    const parts: AppParts = {
      store,
      files: store.files,
      channels: channelsByCode(now),
      networks,
      hooksOrigin: settings.hooksUrl ?? origin,
      postOut: postOut(),
      fetchFile: createSafeFetch({ trustedOrigins: testNetworks }),
      ...(settings.clamd === undefined ? {} : { scanFile: clamdAt(settings.clamd) }),
      acts,
      calendars,
      now,
      newId: randomUUID,
      log,
    };
    return { auth, store, parts, close: store.close };
  } catch (error) {
    await store.close();
    throw error;
  }
};

type Running = { readonly server: Awaited<ReturnType<typeof buildServer>>; readonly workers: Workers; readonly rooms: Rooms };

/** Stops accepting, lets requests and jobs finish, then closes the store and its database: each once, in this order. */
const stopInOrder = async ({ server, workers, rooms }: Running): Promise<void> => {
  await server.close();
  await workers.stop();
  await rooms.close();
};

const otherOrigins = (settings: Settings, port: number): readonly string[] => [
  addressOf(settings.host, port),
  addressOf("localhost", port),
  addressOf("127.0.0.1", port),
];

/** Starts everything and answers where it is; `stop` ends it in order, however often it is called. */
export const startSystem = async (settings: Settings, options: StartOptions): Promise<System> => {
  const rooms = await openRooms(settings, options);
  const { auth, store, parts } = rooms;
  const app = createApp(parts);
  const workers = createWorkers(parts, store);
  const origin = settings.publicUrl ?? addressOf(settings.host, settings.port);
  const server = await buildServer({
    app,
    auth,
    failureAdvice: adviceOf,
    webRoot,
    log: options.log,
    settings: {
      origin,
      otherOrigins: otherOrigins(settings, settings.port),
      trustProxy: settings.trustProxy,
      beatMs: 15_000,
      budgetFactor: settings.budgetFactor,
      frameAncestors: settings.frameAncestors,
      secondFactor: settings.secondFactor,
      passwords: settings.passwords,
      sso: settings.sso,
      idleMinutes: settings.idleMinutes,
    },
  });
  const running: Running = { server, workers, rooms };
  try {
    if (settings.runsWorkers) await workers.start();
    await server.listen({ host: settings.host, port: settings.port });
  } catch (error) {
    await stopInOrder(running);
    throw error;
  }
  const { port } = server.server.address() as AddressInfo;
  const url = settings.publicUrl ?? addressOf(settings.host, port);
  let stopping: Promise<void> | null = null;
  return { url, hooksUrl: settings.hooksUrl ?? url, app, auth, store, parts, stop: () => (stopping ??= stopInOrder(running)) };
};
