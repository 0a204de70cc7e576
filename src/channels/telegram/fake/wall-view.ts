/** What the wall page shows: the channel, its posts with the discussion under them, and the private chats; an album is one thing said. */
import { commentsUnder, copiesIn, messageIn, messagesIn, type FakeFile, type FakeMessage, type FakeState } from "./model.ts";

const fileView = (file: FakeFile): unknown => ({
  kind: file.mime.startsWith("image/") ? "picture" : "document",
  name: file.name,
  size: file.bytes.byteLength,
  url: `/wall/file/${file.id}`,
});

const authorOf = (state: FakeState, { sender }: FakeMessage): unknown => {
  if (sender.kind !== "person") return { id: 0, name: sender.kind === "bot" ? state.bot.title : state.channel.title, isTown: true };
  const person = state.people.get(sender.id);
  return { id: sender.id, name: person === undefined ? String(sender.id) : `${person.firstName} ${person.lastName}`.trim(), isTown: false };
};

type Said = { readonly head: FakeMessage; readonly files: readonly FakeFile[]; readonly text: string };

/** The parts of an album follow one another; the words stand under one of them. */
const albumsJoined = (messages: readonly FakeMessage[]): readonly Said[] =>
  [...Map.groupBy(messages, (message) => message.mediaGroupId ?? `single ${message.id}`).values()].flatMap((parts) => {
    const [head] = parts;
    if (head === undefined) return [];
    return [{ head, files: parts.flatMap(({ file }) => file ?? []), text: parts.find(({ text }) => text !== "")?.text ?? "" }];
  });

const commentView = (state: FakeState, { files, head, text }: Said, rootId: number): unknown => {
  const answered = head.replyTo === rootId ? undefined : messageIn(state, head.chatId, head.replyTo);
  return {
    id: head.id,
    author: authorOf(state, head),
    at: head.date * 1000,
    isEdited: head.editedAt !== null,
    isDeleted: false,
    text,
    media: files.map(fileView),
    answersTo: answered === undefined || answered.sender.kind === "copy" ? null : authorOf(state, answered),
  };
};

/** Telegram's discussion is flat; the page gathers answers under the comment that they go back to. */
const rootOf = (state: FakeState, message: FakeMessage): number => {
  let root = message;
  for (let next = messageIn(state, root.chatId, root.replyTo); next !== undefined && next.sender.kind !== "copy";) {
    root = next;
    next = messageIn(state, root.chatId, root.replyTo);
  }
  return root.id;
};

const postView = (state: FakeState, copy: FakeMessage): unknown => {
  const said = albumsJoined(commentsUnder(state, copy.id));
  const threads = Map.groupBy(said, ({ head }) => rootOf(state, head));
  return {
    id: copy.id,
    author: authorOf(state, copy),
    at: copy.date * 1000,
    text: copy.text,
    picture: copy.picture === null ? null : `/wall/pictures/${copy.picture}`,
    media: [],
    commentsClosed: false,
    count: said.length,
    threads: [...threads].flatMap(([rootId, [root, ...replies]]) =>
      root === undefined
        ? []
        : [{ root: commentView(state, root, rootId), replies: replies.map((reply) => commentView(state, reply, rootId)) }],
    ),
  };
};

const bubbleView = ({ files, head, text }: Said): unknown => ({
  id: head.id,
  isTown: head.sender.kind !== "person",
  at: head.date * 1000,
  isEdited: head.editedAt !== null,
  text,
  media: files.map(fileView),
});

/** The whole page in one answer: it is a small town. */
export const wallView = (state: FakeState): unknown => ({
  town: { id: 0, name: state.channel.title, network: "telegram" },
  canRestore: false,
  people: [...state.people.values()].map((person) => ({
    id: person.id,
    name: `${person.firstName} ${person.lastName}`.trim(),
    hasBlockedUs: person.hasBlockedUs,
    messages: albumsJoined(messagesIn(state, person.id))
      .filter(({ text }) => text !== "/start")
      .map(bubbleView),
  })),
  posts: copiesIn(state)
    .toReversed()
    .map((copy) => postView(state, copy)),
});
