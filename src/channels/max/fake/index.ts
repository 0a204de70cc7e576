/**
 * A MAX of one's own on loopback, for tests and the demonstration: the Bot API, webhooks with their retries, Long Polling, uploads,
 * a control interface, and at `/wall` a page where one writes as a citizen. It calls nothing but 127.0.0.1 and keeps all in memory.
 */
import { createFakeClock } from "../../fake/clock.ts";
import { createFaults } from "../../fake/faults.ts";
import { listenOnLoopback, stopServer } from "../../fake/http-route.ts";
import type { Neighbours } from "../../fake/neighbours.ts";
import { chatRoutes } from "./api/chat-calls.ts";
import { commentRoutes } from "./api/comment-calls.ts";
import { createDispatcher } from "./api/dispatch.ts";
import { eventRoutes } from "./api/event-calls.ts";
import { mediaRoutes, type PendingUploads } from "./api/media-calls.ts";
import { messageRoutes } from "./api/message-calls.ts";
import { createControl, type FakeMaxControl } from "./control.ts";
import { createDeeds } from "./deeds.ts";
import { createDelivery } from "./delivery.ts";
import { openMemory } from "./memory.ts";
import { createFakeState } from "./model.ts";
import { createFakeServer } from "./server.ts";
import { settleTown, TOWN_NAME } from "./town.ts";

export type FakeMaxOptions = {
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** The time that flows by itself; the control may move it. */
  readonly now?: () => number;
  readonly channelId?: number;
  readonly channelName?: string;
  /** False leaves the channel without people and posts. */
  readonly withTown?: boolean;
  /** Where the wall is kept between two runs; absent: in memory only. */
  readonly file?: string;
  /** The walls of the same town in all its networks. */
  readonly neighbours?: Neighbours;
};

export type FakeMax = {
  readonly baseUrl: string;
  readonly wallUrl: string;
  /** The channel's number: the account of its page. */
  readonly channelId: string;
  readonly botId: string;
  readonly token: string;
  readonly control: FakeMaxControl;
  readonly close: () => Promise<void>;
};

const TOKEN = "test-token-of-the-bot";

/** Starts the fake and resolves when it listens. */
export const startFakeMax = async (options: FakeMaxOptions = {}): Promise<FakeMax> => {
  const clock = createFakeClock(options.now ?? Date.now);
  let baseUrl = "";
  const state = createFakeState({
    channelId: options.channelId ?? -70_225_000_117,
    channelName: options.channelName ?? TOWN_NAME,
    botId: 81_000_042,
    token: TOKEN,
    now: clock.now,
    baseUrl: () => baseUrl,
  });
  const delivery = createDelivery(state);
  const deeds = createDeeds(state, delivery);
  const faults = createFaults();
  const pending: PendingUploads = new Map();
  const routes = [...chatRoutes, ...messageRoutes, ...commentRoutes, ...eventRoutes, ...mediaRoutes(pending)];
  const dispatcher = createDispatcher({ state, deeds, delivery }, routes);
  const control = createControl({ state, deeds, delivery, faults, clock });
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
    pending,
    neighbours: options.neighbours ?? (() => []),
  });
  baseUrl = await listenOnLoopback(server, options.port ?? 0);
  return {
    baseUrl,
    wallUrl: `${baseUrl}/wall`,
    channelId: String(state.channelId),
    botId: String(state.botId),
    token: TOKEN,
    control,
    close: async () => {
      delivery.close();
      memory?.close();
      await stopServer(server);
    },
  };
};

export type { FakeMaxControl } from "./control.ts";
