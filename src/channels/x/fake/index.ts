/** The fake X: a server on loopback that speaks the API v2, with a make-believe town's account. For tests and for trying things out. */
import type { Server } from "node:http";
import { createFakeClock } from "../../fake/clock.ts";
import { commandRoute } from "../../fake/fake-commands.ts";
import { createFaults } from "../../fake/faults.ts";
import { createRoutedServer, listenOnLoopback, sendFile, sendJson, stopServer, type Exchange, type Route } from "../../fake/http-route.ts";
import { runRest, type RestApi } from "../../fake/rest-route.ts";
import { TOWN_PEOPLE, TOWN_POSTS } from "../../fake/town-seeds.ts";
import { refuse, type ApiContext } from "./api/answers.ts";
import { directRoutes } from "./api/direct-routes.ts";
import { gateOf } from "./api/gate.ts";
import { mediaRoutes } from "./api/media-routes.ts";
import { postRoutes } from "./api/post-routes.ts";
import { webhookRoutes } from "./api/webhook-routes.ts";
import { COMMANDS } from "./control-commands.ts";
import { createControl, type FakeXControl } from "./control.ts";
import { createDeeds, type Deeds } from "./deeds.ts";
import { createDelivery } from "./delivery.ts";
import { createFakeState, type FakeKeys, type FakeState } from "./model.ts";

export type FakeXOptions = {
  readonly port?: number;
  readonly accountId?: string;
  readonly now?: () => number;
};

export type FakeX = {
  readonly baseUrl: string;
  readonly accountId: string;
  readonly keys: FakeKeys;
  readonly control: FakeXControl;
  readonly close: () => Promise<void>;
};

type Parts = { readonly state: FakeState; readonly control: FakeXControl; readonly api: RestApi<ApiContext> };

const HOUR_MS = 3_600_000;
/** X takes 280 characters: the town says less here. */
const SHORT = 200;

const settleTown = (state: FakeState, deeds: Deeds): void => {
  for (const [first, last] of TOWN_PEOPLE) deeds.person(`${first} ${last}`);
  for (const { hoursAgo, text } of TOWN_POSTS)
    deeds.write({ authorId: state.accountId, text: text.slice(0, SHORT), at: state.now() - hoursAgo * HOUR_MS });
};

/** Starts the fake and resolves when it listens. */
export const startFakeX = async (options: FakeXOptions = {}): Promise<FakeX> => {
  const clock = createFakeClock(options.now ?? Date.now);
  let baseUrl = "";
  const state = createFakeState({ accountId: options.accountId ?? "1500000000000000042", now: clock.now, baseUrl: () => baseUrl });
  const delivery = createDelivery(state);
  const deeds = createDeeds(state, delivery);
  const faults = createFaults();
  const control = createControl({ state, deeds, delivery, faults, clock });
  settleTown(state, deeds);
  const api: RestApi<ApiContext> = {
    routes: [...postRoutes, ...directRoutes, ...mediaRoutes, ...webhookRoutes],
    context: { state, deeds, delivery },
    faults,
    now: state.now,
    slowMs: () => state.slowMs,
    note: (request) => state.requests.push(request),
    gate: gateOf(state),
    notFound: () => refuse(404, "Not Found", "No such method"),
  };
  const server: Server = createRoutedServer<Parts>(ROUTES, { state, control, api });
  baseUrl = await listenOnLoopback(server, options.port ?? 0);
  return {
    baseUrl,
    accountId: state.accountId,
    keys: state.keys,
    control,
    close: async () => {
      delivery.close();
      await stopServer(server);
    },
  };
};

/** A file of a direct message is given to a signed question only. */
const serveMedia = async ({ path, request, response, url }: Exchange, { api, state }: Parts): Promise<void> => {
  const [, place, id = ""] = path.split("/");
  const refused = place === "dm" ? api.gate({ path, request, response, url }, null, "GET /dm") : null;
  if (refused !== null) return sendJson(response, refused.status, refused.body);
  const media = state.media.get(id);
  return media === undefined ? sendJson(response, 404, { error: "no such file" }) : sendFile(response, media);
};

const ROUTES: readonly Route<Parts>[] = [
  { matches: (path) => path.startsWith("/2/"), run: (exchange, { api }) => runRest(exchange, api) },
  { matches: (path) => path.startsWith("/media/") || path.startsWith("/dm/"), run: serveMedia },
  commandRoute(COMMANDS),
];

export type { FakeXControl } from "./control.ts";
