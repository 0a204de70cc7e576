/** The stored raw bytes of one update → normalised events. Pure, and total over any JSON. */
import type { ParsedPayload, PayloadProblem } from "#app";
import { childAt, decodeJson, idText, isRecord, millisecondsAt, problemAt, type PayloadNode } from "../payload-reader.ts";
import type { Envelope } from "./event-draft.ts";
import { channelNamedIn } from "./channel-of.ts";
import { ignoredReason } from "./ignored-types.ts";
import { parsePermission, parseRemoval, parseRevocation } from "./parse-fact.ts";
import { parseComment, parseMessage, type Reading } from "./parse-message.ts";
import { updateKeyOf, updateTypeOf } from "./update-key.ts";

export type ParseContext = { readonly accountId?: string | undefined; readonly receivedAt?: number | undefined };

type Parser = (update: PayloadNode, envelope: Envelope) => Reading;

const withMessage =
  (parse: Parser): Parser =>
  (update, envelope) => {
    const message = childAt(update, "message");
    if (message !== undefined) return parse(message, envelope);
    update.problems.push(problemAt("max.noMessage", "message", "В событии нет сообщения.", "The event has no message."));
    return { event: null };
  };

const PARSERS: Readonly<Record<string, Parser>> = {
  comment_created: withMessage(parseComment),
  comment_edited: withMessage(parseComment),
  comment_removed: parseRemoval,
  message_created: withMessage(parseMessage),
  message_edited: withMessage(parseMessage),
  message_removed: parseRemoval,
  bot_started: parsePermission,
  bot_stopped: parsePermission,
  dialog_removed: parsePermission,
  bot_removed: parseRevocation,
  bot_admin_permissions_changed: parseRevocation,
};

/** The updates that the desk wants MAX to send. */
export const WANTED_UPDATES: readonly string[] = [...Object.keys(PARSERS), "bot_added"];

/** Never throws: what cannot be read is a problem in words, and the rest of the payload is kept. */
export const parseMax = (body: Uint8Array, context: ParseContext = {}): ParsedPayload => {
  const decoded = decodeJson(body);
  if (!decoded.ok) return onlyProblem(decoded.problem);
  const update = decoded.value;
  const type = isRecord(update) ? updateTypeOf(update) : undefined;
  if (!isRecord(update) || type === undefined) {
    return onlyProblem(
      problemAt(
        "max.notUpdate",
        "",
        "Это не событие MAX: нет поля «update_type».",
        'This is not an event of MAX: there is no "update_type".',
      ),
    );
  }
  const parse = Object.hasOwn(PARSERS, type) ? PARSERS[type] : undefined;
  if (parse === undefined) return { events: [], ignored: [{ type, reason: ignoredReason(type) }], problems: [] };
  const root: PayloadNode = { fields: update, path: "", problems: [] };
  const reading = parse(root, {
    accountId: context.accountId ?? accountNamedIn(update) ?? "",
    dedupKey: updateKeyOf(update, body),
    type,
    happenedAt: millisecondsAt(root, "timestamp") ?? context.receivedAt ?? 0,
  });
  if ("ignored" in reading) return { events: [], ignored: [{ type, reason: reading.ignored }], problems: root.problems };
  return { events: reading.event === null ? [] : [reading.event], ignored: [], problems: root.problems };
};

const onlyProblem = (problem: PayloadProblem): ParsedPayload => ({ events: [], ignored: [], problems: [problem] });

/** The channel, or the bot that a dialog is with: enough to read a payload by hand. */
const accountNamedIn = (update: Readonly<Record<string, unknown>>): string | undefined => channelNamedIn(update) ?? botNamedIn(update);

const botNamedIn = (update: Readonly<Record<string, unknown>>): string | undefined => {
  const message = isRecord(update["message"]) ? update["message"] : {};
  const recipient = isRecord(message["recipient"]) ? message["recipient"] : {};
  return idText(recipient["user_id"]);
};
