/**
 * A VK of one's own on loopback, for tests and the demonstration: the API, the Callback protocol, Long Poll, uploads with VK's traps,
 * a control interface, and at `/wall` a page where one writes as a citizen. It calls nothing but 127.0.0.1 and keeps all in memory.
 */
import { createDispatcher } from "./api/dispatch.ts";
import { createFaults } from "../../fake/faults.ts";
import { groupMethods } from "./api/group-methods.ts";
import { mediaMethods, type PendingUploads } from "./api/media-methods.ts";
import { messageMethods } from "./api/message-methods.ts";
import { wallMethods } from "./api/wall-methods.ts";
import { createFakeClock } from "../../fake/clock.ts";
import { listenOnLoopback, stopServer } from "../../fake/http-route.ts";
import type { Neighbours } from "../../fake/neighbours.ts";
import { createControl, type FakeVkControl } from "./control.ts";
import { createDeeds } from "./deeds.ts";
import { createDelivery } from "./delivery.ts";
import { createLongPoll } from "./long-poll.ts";
import { openMemory } from "./memory.ts";
import { createFakeState, type FakeTokenKind } from "./model.ts";
import { createFakeServer } from "./server.ts";
import { settleTown, TOWN_NAME } from "./town.ts";

export type FakeVkOptions = {
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** The time that flows by itself; the control may move it. */
  readonly now?: () => number;
  readonly groupId?: number;
  readonly groupName?: string;
  /** False leaves the community without people and posts. */
  readonly withTown?: boolean;
  /** Where the wall is kept between two runs; absent: in memory only. */
  readonly file?: string;
  /** The walls of the same town in all its networks. */
  readonly neighbours?: Neighbours;
};

export type FakeVk = {
  readonly baseUrl: string;
  readonly wallUrl: string;
  readonly groupId: string;
  /** The three keys of the community. */
  readonly tokens: Readonly<Record<FakeTokenKind, string>>;
  readonly confirmationCode: string;
  readonly control: FakeVkControl;
  readonly close: () => Promise<void>;
};

const TOKENS: Readonly<Record<FakeTokenKind, string>> = {
  community: "vk1.a.test-community-key",
  user: "vk1.a.test-administrator-key",
  service: "test-service-key",
};

/** Starts the fake and resolves when it listens. */
export const startFakeVk = async (options: FakeVkOptions = {}): Promise<FakeVk> => {
  const clock = createFakeClock(options.now ?? Date.now);
  let baseUrl = "";
  const state = createFakeState({
    groupId: options.groupId ?? 225_000_117,
    groupName: options.groupName ?? TOWN_NAME,
    now: clock.now,
    baseUrl: () => baseUrl,
  });
  for (const kind of ["community", "user", "service"] as const) state.tokens.set(TOKENS[kind], kind);
  const delivery = createDelivery(state);
  const deeds = createDeeds(state, delivery);
  const longPoll = createLongPoll(delivery);
  const faults = createFaults();
  const pending: PendingUploads = new Map();
  const methods = { ...wallMethods, ...messageMethods, ...mediaMethods(pending), ...groupMethods(longPoll.server) };
  const dispatcher = createDispatcher({ state, deeds, delivery }, methods);
  const control = createControl({ state, deeds, delivery, faults, clock, longPoll });
  const memory = options.file === undefined ? null : openMemory(options.file, state);
  if ((options.withTown ?? true) && memory?.recalled !== true) settleTown(state, deeds);
  if (memory !== null) delivery.onEvent(memory.touch);
  const server = createFakeServer({
    state,
    deeds,
    delivery,
    control,
    dispatcher,
    faults,
    longPoll,
    pending,
    neighbours: options.neighbours ?? (() => []),
  });
  baseUrl = await listenOnLoopback(server, options.port ?? 0);
  return {
    baseUrl,
    wallUrl: `${baseUrl}/wall`,
    groupId: String(state.groupId),
    tokens: TOKENS,
    confirmationCode: state.confirmationCode,
    control,
    close: async () => {
      delivery.close();
      memory?.close();
      await stopServer(server);
    },
  };
};

export type { FakeVkControl } from "./control.ts";
