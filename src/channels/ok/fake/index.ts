/**
 * An OK of one's own on loopback, for tests and the demonstration: both APIs with their checks, webhooks and long polling of messages,
 * a control interface, and at `/wall` a page where one writes as a citizen. It calls nothing but 127.0.0.1 and keeps all in memory.
 */
import { createFakeClock } from "../../fake/clock.ts";
import { createFaults } from "../../fake/faults.ts";
import { listenOnLoopback, stopServer } from "../../fake/http-route.ts";
import type { Neighbours } from "../../fake/neighbours.ts";
import type { ApiContext } from "./api/call.ts";
import { discussionMethods } from "./api/discussion-methods.ts";
import { createGraph } from "./api/graph.ts";
import { createRest } from "./api/rest.ts";
import { topicMethods } from "./api/topic-methods.ts";
import { createControl, type FakeOkControl } from "./control.ts";
import { createDeeds } from "./deeds.ts";
import { createDelivery } from "./delivery.ts";
import { openMemory } from "./memory.ts";
import { createFakeState, type FakeKeys } from "./model.ts";
import { createFakeServer } from "./server.ts";
import { settleTown, TOWN_NAME } from "./town.ts";

export type FakeOkOptions = {
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** The time that flows by itself; the control may move it. */
  readonly now?: () => number;
  readonly groupId?: number;
  readonly groupName?: string;
  /** False leaves the group without people and topics. */
  readonly withTown?: boolean;
  /** Where the wall is kept between two runs; absent: in memory only. */
  readonly file?: string;
  /** The walls of the same town in all its networks. */
  readonly neighbours?: Neighbours;
};

export type FakeOk = {
  readonly baseUrl: string;
  readonly wallUrl: string;
  readonly groupId: string;
  /** The group's key and the application's: as the secrets of a page take them. */
  readonly tokens: FakeKeys;
  readonly control: FakeOkControl;
  readonly close: () => Promise<void>;
};

const KEYS: FakeKeys = {
  botToken: "tkn1TestGroupKey:CTESTTESTTEST",
  applicationKey: "CTESTAPPLICATIONKEY",
  applicationSecretKey: "TESTAPPLICATIONSECRET",
  accessToken: "-n-test-administrator-token",
};

/** Starts the fake and resolves when it listens. */
export const startFakeOk = async (options: FakeOkOptions = {}): Promise<FakeOk> => {
  const clock = createFakeClock(options.now ?? Date.now);
  let baseUrl = "";
  const state = createFakeState({
    groupId: String(options.groupId ?? 54_000_117_000_117),
    groupName: options.groupName ?? TOWN_NAME,
    keys: KEYS,
    now: clock.now,
    baseUrl: () => baseUrl,
  });
  const delivery = createDelivery(state);
  const deeds = createDeeds(state, delivery);
  const faults = createFaults();
  const context: ApiContext = { state, deeds, delivery, uploads: new Map() };
  const control = createControl({ state, deeds, delivery, faults, clock });
  const memory = options.file === undefined ? null : openMemory(options.file, state);
  if ((options.withTown ?? true) && memory?.recalled !== true) settleTown(state, deeds);
  if (memory !== null) delivery.onEvent(memory.touch);
  const graph = createGraph(context);
  const rest = createRest(context, { ...topicMethods, ...discussionMethods });
  const server = createFakeServer({ ...context, control, faults, graph, rest, neighbours: options.neighbours ?? (() => []) });
  baseUrl = await listenOnLoopback(server, options.port ?? 0);
  return {
    baseUrl,
    wallUrl: `${baseUrl}/wall`,
    groupId: state.groupId,
    tokens: KEYS,
    control,
    close: async () => {
      delivery.close();
      memory?.close();
      await stopServer(server);
    },
  };
};

export type { FakeOkControl } from "./control.ts";
