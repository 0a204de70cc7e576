/** Stored raw bytes → normalised events: a delivery of the Bot API, a find of our polling, or a bare answer of either API. Total over any JSON. */
import type { InboundEvent, ParsedPayload, PayloadProblem } from "#app";
import {
  childAt,
  childrenAt,
  decodeJson,
  idAt,
  isRecord,
  numberAt,
  optionalTextAt,
  problemAt,
  type PayloadNode,
} from "../payload-reader.ts";
import type { Envelope } from "./event-draft.ts";
import { DEFAULT_LINK_HOST } from "./links.ts";
import { isChange, isComment, parseComment, type CommentContext } from "./parse-comment.ts";
import { isMessage, parseMessage, parseSystem, webhookTypeOf } from "./parse-message.ts";
import { parseTopic } from "./parse-topic.ts";

export type ParseContext = { readonly accountId?: string | undefined; readonly receivedAt?: number | undefined };

type Fields = Readonly<Record<string, unknown>>;

/** Never throws: what cannot be read is a problem in words, and the rest of the payload is kept. */
export const parseOk = (body: Uint8Array, context: ParseContext = {}): ParsedPayload => {
  const decoded = decodeJson(body);
  if (!decoded.ok) return onlyProblem(decoded.problem);
  if (!isRecord(decoded.value)) return onlyProblem(foreign);
  const root: PayloadNode = { fields: decoded.value, path: "", problems: [] };
  const reading = READERS.find(({ reads }) => reads(root.fields));
  if (reading === undefined) return onlyProblem(foreign);
  const groupId = context.accountId ?? idAt(root, "gid") ?? groupOf(root);
  if (groupId === undefined) root.problems.push(noGroup);
  return reading.read(root, { groupId: groupId ?? UNKNOWN_GROUP, host: DEFAULT_LINK_HOST, receivedAt: context.receivedAt ?? 0 });
};

/** OK seldom names the group: it is known by the address that the payload came to. */
const UNKNOWN_GROUP = "0";

const onlyProblem = (problem: PayloadProblem): ParsedPayload => ({ events: [], ignored: [], problems: [problem] });

const foreign = problemAt("ok.notEvent", "", "Это не событие Одноклассников.", "This is not an event of Odnoklassniki.");

const noGroup = problemAt("ok.noGroup", "", "Не указана группа: добавьте её номер.", "The group is not given: add its number.");

/** The group that a delivery names at times. */
const groupOf = (root: PayloadNode): string | undefined => {
  const recipient = isRecord(root.fields["recipient"]) ? childAt(root, "recipient") : undefined;
  return recipient === undefined ? undefined : optionalTextAt(recipient, "group_id")?.replace(/^group:/u, "");
};

type Reader = {
  readonly reads: (fields: Fields) => boolean;
  readonly read: (root: PayloadNode, envelope: Envelope) => ParsedPayload;
};

const found = (root: PayloadNode, events: readonly (InboundEvent | null)[]): ParsedPayload => ({
  events: events.filter((event) => event !== null),
  ignored: [],
  problems: root.problems,
});

const ignored = (root: PayloadNode, type: string, reason: string): ParsedPayload => ({
  events: [],
  ignored: [{ type, reason }],
  problems: root.problems,
});

/** A find of our polling: `{change, discussionId, comment}`. */
const pollFind: Reader = {
  reads: (fields) => isChange(fields["change"]) && isRecord(fields["comment"]),
  read: (root, envelope) => {
    const comment = childAt(root, "comment");
    const change = root.fields["change"];
    if (comment === undefined || !isChange(change)) return onlyProblem(foreign);
    const context = { change, topicId: idAt(root, "discussionId"), rootId: optionalTextAt(root, "root"), key: optionalTextAt(root, "key") };
    return found(root, [parseComment(comment, { ...context, seenAt: seenAt(root) }, envelope)]);
  },
};

const seenAt = (root: PayloadNode): number | undefined => {
  const at = numberAt(root, "seenAt");
  return at !== undefined && at >= 0 && at <= 8_640_000_000_000_000 ? Math.round(at) : undefined;
};

const topicFind: Reader = {
  reads: (fields) => fields["change"] === "new" && isRecord(fields["topic"]),
  read: (root, envelope) => {
    const topic = childAt(root, "topic");
    return found(root, topic === undefined ? [] : [parseTopic(topic, envelope)]);
  },
};

const plain = (topicId: string | undefined): CommentContext => ({
  change: "new",
  topicId,
  rootId: undefined,
  key: undefined,
  seenAt: undefined,
});

/** A whole answer of `discussions.getComments`, for those who look at it by hand. */
const commentList: Reader = {
  reads: (fields) => Array.isArray(fields["comments"]),
  read: (root, envelope) =>
    found(
      root,
      childrenAt(root, "comments").map((comment) => parseComment(comment, plain(idAt(root, "discussionId")), envelope)),
    ),
};

const messageList: Reader = {
  reads: (fields) => Array.isArray(fields["messages"]),
  read: (root, envelope) =>
    found(
      root,
      childrenAt(root, "messages").map((message) => parseMessage(message, envelope)),
    ),
};

const delivery: Reader = {
  reads: (fields) => isMessage(fields) || typeof fields["webhookType"] === "string",
  read: (root, envelope) => {
    const type = webhookTypeOf(root.fields);
    switch (type) {
      case "MESSAGE_CREATED":
        return found(root, [parseMessage(root, envelope)]);
      case "CHAT_SYSTEM": {
        const event = parseSystem(root, envelope);
        return event === null ? ignored(root, type, "a service message of a chat") : found(root, [event]);
      }
      case "MESSAGE_CALLBACK":
        return ignored(root, type, "a press of a button");
      default:
        return ignored(root, type.slice(0, 60), "a type that this version does not know");
    }
  },
};

const bareComment: Reader = {
  reads: isComment,
  read: (root, envelope) => {
    root.problems.push(
      problemAt("ok.noDiscussion", "discussionId", "Не указана тема (discussionId).", "The topic (discussionId) is not given."),
    );
    return found(root, [parseComment(root, plain(undefined), envelope)]);
  },
};

const READERS: readonly Reader[] = [pollFind, topicFind, commentList, messageList, delivery, bareComment];
