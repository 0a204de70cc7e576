/** Things of the fake in VK's own words: the objects of callbacks and of API answers. */
import type { FakeComment, FakeMedia, FakeMessage, FakePost, FakeState } from "./model.ts";
import { commentsUnder } from "./model.ts";

export type VkObject = Readonly<Record<string, unknown>>;

/** Where the file is served; VK's links carry a signature, ours the access key. */
export const mediaUrl = (state: FakeState, media: FakeMedia, size: string): string =>
  `${state.baseUrl()}/media/${media.kind}${media.ownerId}_${media.id}?key=${media.accessKey}&size=${size}`;

/** `photo-9_5_key`: how one attaches it. */
export const mediaKey = (media: FakeMedia): string => `${media.kind}${media.ownerId}_${media.id}`;

const photoObject = (state: FakeState, media: FakeMedia): VkObject => ({
  id: media.id,
  owner_id: media.ownerId,
  album_id: -3,
  access_key: media.accessKey,
  date: media.date,
  text: "",
  has_tags: false,
  sizes: [
    { type: "s", width: 75, height: 56, url: mediaUrl(state, media, "s") },
    { type: "x", width: 604, height: 453, url: mediaUrl(state, media, "x") },
    { type: "w", width: 1600, height: 1200, url: mediaUrl(state, media, "w") },
  ],
});

const docObject = (state: FakeState, media: FakeMedia): VkObject => ({
  id: media.id,
  owner_id: media.ownerId,
  title: media.name,
  size: media.bytes.byteLength,
  ext: /\.([a-z0-9]{1,8})$/iu.exec(media.name)?.[1]?.toLowerCase() ?? "bin",
  date: media.date,
  type: media.mime.startsWith("image/") ? 4 : 1,
  url: mediaUrl(state, media, "doc"),
  access_key: media.accessKey,
});

export const mediaObject = (state: FakeState, media: FakeMedia): VkObject =>
  media.kind === "photo" ? photoObject(state, media) : docObject(state, media);

const attachments = (state: FakeState, media: readonly FakeMedia[]): readonly VkObject[] =>
  media.map((one) => ({ type: one.kind, [one.kind]: mediaObject(state, one) }));

/** A comment as `wall.getComments` and callbacks give it. */
export const commentObject = (state: FakeState, comment: FakeComment): VkObject => {
  const answered = comment.replyTo === null ? undefined : state.comments.get(comment.replyTo);
  return {
    id: comment.id,
    from_id: comment.fromId,
    date: comment.date,
    text: comment.text,
    post_id: comment.postId,
    owner_id: -state.groupId,
    parents_stack: comment.rootId === null ? [] : [comment.rootId],
    ...(answered === undefined ? {} : { reply_to_user: answered.fromId, reply_to_comment: answered.id }),
    ...(comment.media.length === 0 ? {} : { attachments: attachments(state, comment.media) }),
  };
};

/** As listed by the API: a deleted one has lost its words, and a root tells of its thread. */
export const listedComment = (state: FakeState, comment: FakeComment): VkObject => {
  const replies = commentsUnder(state, comment.postId).filter((other) => other.rootId === comment.id);
  const thread = { thread: { count: replies.length, items: [], can_post: true, show_reply_button: true, groups_can_post: true } };
  const common = comment.rootId === null ? thread : {};
  if (comment.isDeleted)
    return { id: comment.id, date: comment.date, parents_stack: comment.rootId === null ? [] : [comment.rootId], deleted: true, ...common };
  return { ...commentObject(state, comment), ...common };
};

export const postObject = (state: FakeState, post: FakePost): VkObject => ({
  inner_type: "wall_wallpost",
  id: post.id,
  owner_id: -state.groupId,
  from_id: post.fromId,
  date: post.date,
  text: post.text,
  post_type: post.isSuggested ? "suggest" : "post",
  attachments: attachments(state, post.media),
  comments: { count: commentsUnder(state, post.id).filter((comment) => !comment.isDeleted).length, can_post: post.commentsClosed ? 0 : 1 },
});

export const messageObject = (state: FakeState, message: FakeMessage): VkObject => ({
  id: message.id,
  date: message.date,
  peer_id: message.peerId,
  from_id: message.fromId,
  conversation_message_id: message.conversationMessageId,
  out: message.fromId === -state.groupId ? 1 : 0,
  text: message.text,
  attachments: attachments(state, message.media),
  fwd_messages: [],
  important: false,
  is_hidden: false,
  random_id: message.randomId,
  version: 10_000_000 + message.id,
  ...(message.editedAt === null ? {} : { update_time: message.editedAt }),
});
