/** The fake of Meta: a server on loopback that speaks the Graph API for one page of Facebook or one account of Instagram of a make-believe town. */
import { createFakeClock } from "../../fake/clock.ts";
import { commandRoute } from "../../fake/fake-commands.ts";
import { createFaults } from "../../fake/faults.ts";
import { createRoutedServer, listenOnLoopback, sendFile, sendJson, stopServer, type Route } from "../../fake/http-route.ts";
import { runRest, type RestApi } from "../../fake/rest-route.ts";
import { TOWN_PEOPLE, TOWN_POSTS } from "../../fake/town-seeds.ts";
import { graphError, type ApiContext } from "./api/answers.ts";
import { appRoutes } from "./api/app-routes.ts";
import { gateOf } from "./api/gate.ts";
import { messageRoutes } from "./api/message-routes.ts";
import { thingRoutes } from "./api/thing-routes.ts";
import { COMMANDS } from "./control-commands.ts";
import { createControl, type FakeMetaControl } from "./control.ts";
import { createDeeds, type Deeds } from "./deeds.ts";
import { createDelivery } from "./delivery.ts";
import { createFakeState, type FakeKeys, type FakeState } from "./model.ts";

export type FakeMetaOptions = {
  readonly port?: number;
  readonly accountId?: string;
  readonly now?: () => number;
};

export type FakeMeta = {
  readonly baseUrl: string;
  readonly accountId: string;
  readonly keys: FakeKeys;
  readonly control: FakeMetaControl;
  readonly close: () => Promise<void>;
};

type Parts = { readonly state: FakeState; readonly control: FakeMetaControl; readonly api: RestApi<ApiContext> };

const HOUR_MS = 3_600_000;

const settleTown = (state: FakeState, deeds: Deeds): void => {
  for (const [first, last] of TOWN_PEOPLE) deeds.person(`${first} ${last}`);
  for (const { hoursAgo, text } of TOWN_POSTS) deeds.write({ authorId: state.accountId, text, at: state.now() - hoursAgo * HOUR_MS });
};

const start = async (network: FakeState["network"], options: FakeMetaOptions): Promise<FakeMeta> => {
  const clock = createFakeClock(options.now ?? Date.now);
  let baseUrl = "";
  const accountId = options.accountId ?? (network === "facebook" ? "100700000000042" : "17841400000000042");
  const state = createFakeState({ network, accountId, now: clock.now, baseUrl: () => baseUrl });
  const delivery = createDelivery(state);
  const deeds = createDeeds(state, delivery);
  const faults = createFaults();
  const control = createControl({ state, deeds, delivery, faults, clock });
  settleTown(state, deeds);
  const api: RestApi<ApiContext> = {
    routes: [...appRoutes, ...messageRoutes, ...thingRoutes],
    context: { state, deeds, delivery },
    faults,
    now: state.now,
    slowMs: () => state.slowMs,
    note: (request) => state.requests.push(request),
    gate: gateOf(state),
    notFound: () => graphError(2500, { message: "Unknown path components" }),
  };
  const server = createRoutedServer<Parts>(ROUTES, { state, control, api });
  baseUrl = await listenOnLoopback(server, options.port ?? 0);
  return {
    baseUrl,
    accountId,
    keys: state.keys,
    control,
    close: async () => {
      delivery.close();
      await stopServer(server);
    },
  };
};

/** Starts a page of Facebook and resolves when it listens. */
export const startFakeFacebook = (options: FakeMetaOptions = {}): Promise<FakeMeta> => start("facebook", options);

/** Starts an account of Instagram and resolves when it listens. */
export const startFakeInstagram = (options: FakeMetaOptions = {}): Promise<FakeMeta> => start("instagram", options);

const VERSION = /^\/v\d+\.\d+(?=\/)/u;

const serveMedia: Route<Parts>["run"] = ({ path, response }, { state }) => {
  const media = state.media.get(path.slice("/media/".length));
  return Promise.resolve(media === undefined ? sendJson(response, 404, { error: "no such file" }) : sendFile(response, media));
};

const ROUTES: readonly Route<Parts>[] = [
  {
    matches: (path) => VERSION.test(path),
    run: (exchange, { api }) => runRest({ ...exchange, path: exchange.path.replace(VERSION, "") }, api),
  },
  { matches: (path) => path.startsWith("/media/"), run: serveMedia },
  commandRoute(COMMANDS),
];

export type { FakeMetaControl } from "./control.ts";
