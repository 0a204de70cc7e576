/** A network that does what a test tells it: events come as JSON, outcomes of publishing are queued, everything published is kept. */
import type { Channel, InboundAuthor, InboundEvent, OutboundReply, PublishOutcome, ReadBackOutcome, WebhookRequest } from "#app";

export type ScriptedChannel = Channel & {
  /** What the network will answer, in order; when none is left, it publishes. */
  readonly outcomes: (PublishOutcome | "throw" | "published-then-throw")[];
  readonly readBacks: ReadBackOutcome[];
  /** What stands in the network: every accepted reply, twice when it was sent twice. */
  readonly wall: { readonly externalId: string; readonly reply: OutboundReply }[];
  readonly names: Map<string, string>;
};

/** The webhook of these events, as the scripted network sends it. */
export const webhookOf = (dedupKey: string, events: readonly InboundEvent[], secret = "right"): WebhookRequest => ({
  method: "POST",
  headers: { "x-key": dedupKey, "x-secret": secret },
  query: {},
  body: new TextEncoder().encode(JSON.stringify(events)),
});

const text = (status: number, body: string) => ({ status, contentType: "text/plain", body });

/** Makes the network; its code is "vk", so that acts and titles fit. */
export const scriptedChannel = (now: () => number): ScriptedChannel => {
  const wall: ScriptedChannel["wall"] = [];
  const outcomes: ScriptedChannel["outcomes"] = [];
  const readBacks: ReadBackOutcome[] = [];
  const names = new Map<string, string>();
  const accept = (reply: OutboundReply): PublishOutcome => {
    const externalId = `own-${wall.length + 1}`;
    wall.push({ externalId, reply });
    return { kind: "published", externalId, permalink: `https://example.test/${externalId}`, at: now() };
  };
  return {
    network: "vk",
    title: { ru: "ВКонтакте", en: "VK" },
    capabilities: {
      receive: ["comment", "direct", "post"],
      receiveBy: ["webhook", "poll"],
      publicReply: "yes",
      directReply: "yes",
      publicAttachments: ["photo"],
      directAttachments: ["photo"],
      maxTextLength: { public: 4096, direct: 4096 },
      idempotentSend: false,
      idempotentPost: true,
      pollsAlways: false,
      moderation: [],
      fileHosts: [],
    },
    receive: async ({ headers }) =>
      headers["x-secret"] === "right"
        ? { kind: "store", dedupKey: headers["x-key"] ?? "", eventType: "test", answer: text(200, "ok") }
        : { kind: "reject", answer: text(403, "no"), problem: { code: "SECRET", path: "headers", ru: "Не тот ключ", en: "Wrong secret" } },
    // A test writes what it later reads: the bytes are its own events.
    parse: (body) => ({ events: JSON.parse(new TextDecoder().decode(body)) as readonly InboundEvent[], ignored: [], problems: [] }),
    publish: async (reply) => {
      const next = outcomes.shift();
      if (next === "throw") throw new Error("socket hang up");
      if (next === undefined) return accept(reply);
      if (next === "published-then-throw") {
        accept(reply);
        throw new Error("socket hang up after the send");
      }
      return next;
    },
    findPublished: async (reply) => {
      const told = readBacks.shift();
      if (told !== undefined) return told;
      const found = wall.find((one) => one.reply.publicationId === reply.publicationId);
      return found === undefined ? { kind: "absent" } : { kind: "found", externalId: found.externalId, at: now() };
    },
    health: async () => ({ state: "ok", problems: [] }),
    lookUpAuthors: async (_page, ids) =>
      new Map(
        ids.flatMap((id): [string, InboundAuthor][] => {
          const name = names.get(id);
          return name === undefined ? [] : [[id, { id, kind: "user", name }]];
        }),
      ),
    lookUpPost: async () => ({ text: "Пост над комментарием" }),
    outcomes,
    readBacks,
    wall,
    names,
  };
};
