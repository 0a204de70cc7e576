/** The stored raw bytes of an update (by webhook or by asking) → normalised events. Pure, and total over any JSON. */
import type { ParsedPayload, PayloadProblem } from "#app";
import { childAt, decodeJson, isRecord, problemAt, type PayloadNode } from "../payload-reader.ts";
import type { Envelope } from "./event-draft.ts";
import { ignoredReason } from "./ignored-kinds.ts";
import { DEFAULT_LINK_HOST } from "./links.ts";
import { parseMembership } from "./parse-membership.ts";
import { parseMessage, type Reading } from "./parse-message.ts";
import { headOf } from "./update.ts";

export type ParseContext = { readonly accountId?: string | undefined; readonly receivedAt?: number | undefined; readonly host?: string };

/** Never throws: what cannot be read is a problem in words, and the rest of the payload is kept. */
export const parseTelegram = (body: Uint8Array, context: ParseContext = {}): ParsedPayload => {
  const decoded = decodeJson(body);
  if (!decoded.ok) return onlyProblem(decoded.problem);
  const head = headOf(decoded.value);
  if (head === null || !isRecord(decoded.value)) {
    return onlyProblem(
      problemAt(
        "telegram.notUpdate",
        "",
        "Это не событие Telegram: нет поля «update_id».",
        'This is not an update of Telegram: there is no "update_id".',
      ),
    );
  }
  const root: PayloadNode = { fields: decoded.value, path: "", problems: [] };
  const reading = read(root, {
    accountId: context.accountId,
    dedupKey: head.dedupKey,
    kind: head.kind,
    host: context.host ?? DEFAULT_LINK_HOST,
    receivedAt: context.receivedAt ?? 0,
  });
  const posts = reading.post === undefined || reading.post === null ? [] : [reading.post];
  return {
    events: "ignored" in reading || reading.event === null ? [] : [reading.event],
    ignored: "ignored" in reading ? [{ type: head.kind, reason: reading.ignored }] : [],
    problems: root.problems,
    ...(posts.length === 0 ? {} : { posts }),
  };
};

const onlyProblem = (problem: PayloadProblem): ParsedPayload => ({ events: [], ignored: [], problems: [problem] });

const read = (root: PayloadNode, envelope: Envelope): Reading => {
  switch (envelope.kind) {
    case "message":
    case "edited_message": {
      const message = childAt(root, envelope.kind);
      return message === undefined ? { event: null } : parseMessage(message, envelope);
    }
    case "my_chat_member": {
      const change = childAt(root, envelope.kind);
      return change === undefined ? { event: null } : parseMembership(change, envelope);
    }
    default:
      return { ignored: ignoredReason(envelope.kind) };
  }
};
