/**
 * A Telegram of one's own on loopback, for tests and the demonstration: the Bot API with its refusals and limits, webhooks with retries, getUpdates,
 * files, a control interface, and at `/wall` a page where one writes as a citizen. It calls nothing but 127.0.0.1 and keeps all in memory.
 */
import { createFakeClock } from "../../fake/clock.ts";
import { createFaults } from "../../fake/faults.ts";
import { listenOnLoopback, stopServer } from "../../fake/http-route.ts";
import type { Neighbours } from "../../fake/neighbours.ts";
import { chatMethods } from "./api/chat-methods.ts";
import { createDispatcher } from "./api/dispatch.ts";
import { messageMethods } from "./api/message-methods.ts";
import { sendMethods } from "./api/send-methods.ts";
import { updateMethods } from "./api/update-methods.ts";
import { createControl, type FakeTelegramControl } from "./control.ts";
import { createDeeds } from "./deeds.ts";
import { openMemory } from "./memory.ts";
import { createFakeState } from "./model.ts";
import { createFakeServer } from "./server.ts";
import { settleTown, TOWN_NAME } from "./town.ts";
import { createUpdates } from "./updates.ts";

export type FakeTelegramOptions = {
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** The time that flows by itself; the control may move it. */
  readonly now?: () => number;
  readonly channelTitle?: string;
  /** False leaves the channel without people and posts. */
  readonly withTown?: boolean;
  /** Where the wall is kept between two runs; absent: in memory only. */
  readonly file?: string;
  /** The walls of the same town in all its networks. */
  readonly neighbours?: Neighbours;
};

export type FakeTelegram = {
  readonly baseUrl: string;
  readonly wallUrl: string;
  /** The official page: the channel by its number. */
  readonly channelId: string;
  readonly groupId: string;
  readonly token: string;
  readonly control: FakeTelegramControl;
  readonly close: () => Promise<void>;
};

const TOKEN = "7700000117:AAtest-bot-key-of-the-make-believe";

/** Starts the fake and resolves when it listens. */
export const startFakeTelegram = async (options: FakeTelegramOptions = {}): Promise<FakeTelegram> => {
  const clock = createFakeClock(options.now ?? Date.now);
  let baseUrl = "";
  const channelTitle = options.channelTitle ?? TOWN_NAME;
  const state = createFakeState({ channelTitle, token: TOKEN, now: clock.now, baseUrl: () => baseUrl });
  const updates = createUpdates(state);
  const deeds = createDeeds(state, updates);
  const faults = createFaults();
  const methods = { ...chatMethods, ...messageMethods, ...sendMethods, ...updateMethods() };
  const dispatcher = createDispatcher({ state, deeds, updates }, methods);
  const control = createControl({ state, deeds, updates, faults, clock });
  const memory = options.file === undefined ? null : openMemory(options.file, state);
  if ((options.withTown ?? true) && memory?.recalled !== true) settleTown(state, deeds);
  // What the town said before the bot came was never told to it.
  updates.forget();
  if (memory !== null) updates.onEvent(memory.touch);
  const server = createFakeServer({ state, deeds, updates, control, dispatcher, faults, neighbours: options.neighbours ?? (() => []) });
  baseUrl = await listenOnLoopback(server, options.port ?? 0);
  return {
    baseUrl,
    wallUrl: `${baseUrl}/wall`,
    channelId: String(state.channel.id),
    groupId: String(state.group.id),
    token: TOKEN,
    control,
    close: async () => {
      updates.close();
      memory?.close();
      await stopServer(server);
    },
  };
};

export type { FakeTelegramControl } from "./control.ts";
