import { buildServer } from "#http";
import pino from "pino";
import { createFakeApp, fakePeople } from "./fake-app.ts";
import { createFakeAuth } from "./fake-auth.ts";

const quiet = { title: { ru: "Не дошло", en: "Did not arrive" }, advice: { ru: "Повторите", en: "Try again" } };

/** The real edge over the fake app, with a signed-in cookie for each role. */
export const openTestServer = async (
  options: {
    readonly webRoot?: string;
    readonly origin?: string;
    readonly beatMs?: number;
    readonly frameAncestors?: readonly string[];
  } = {},
) => {
  const app = createFakeApp();
  const auth = createFakeAuth({ curator: "right password" });
  const lines: string[] = [];
  const server = await buildServer({
    app,
    auth,
    failureAdvice: () => quiet,
    webRoot: options.webRoot ?? null,
    log: pino({ level: "warn" }, { write: (line: string) => lines.push(line) }),
    settings: {
      origin: options.origin ?? "http://desk.example",
      otherOrigins: [],
      trustProxy: [],
      beatMs: options.beatMs ?? 60_000,
      frameAncestors: options.frameAncestors ?? [],
      secondFactor: "offered",
      passwords: "asvs",
      sso: null,
      idleMinutes: 15,
    },
  });
  const cookies = {
    curator: auth.open(fakePeople.curator.userId),
    head: auth.open(fakePeople.head.userId),
    zhkh: auth.open(fakePeople.zhkh.userId),
    roads: auth.open(fakePeople.roads.userId),
    administrator: auth.open(fakePeople.administrator.userId),
    dismissed: auth.open(fakePeople.dismissed.userId),
    stranger: auth.open("nobody"),
  };
  return { app, auth, server, cookies, lines };
};

export type TestServer = Awaited<ReturnType<typeof openTestServer>>;
