/** wall.*: posts and comments. The community key may write comments and read nothing. */
import { commentsUnder, type FakeComment } from "../model.ts";
import { listedComment, postObject } from "../objects.ts";
import {
  answer,
  attachedMedia,
  integer,
  isOurWall,
  paged,
  refuse,
  textParam,
  wrong,
  type ApiAnswer,
  type ApiCall,
  type ApiMethods,
} from "./method.ts";

const createComment = (call: ApiCall): ApiAnswer => {
  const { deeds, state } = call;
  if (!isOurWall(call)) return wrong("owner_id");
  const post = state.posts.get(integer(call, "post_id") ?? 0);
  if (post === undefined || post.isSuggested) return wrong("post_id");
  if (post.commentsClosed) return refuse(213, "Access to status replies denied");
  const guid = textParam(call, "guid");
  const known = guid === "" ? undefined : state.comments.get(state.commentByGuid.get(guid) ?? 0);
  if (known !== undefined) return created(known);
  const replyTo = integer(call, "reply_to_comment") ?? undefined;
  const answered = replyTo === undefined ? undefined : state.comments.get(replyTo);
  if (replyTo !== undefined && (answered === undefined || answered.isDeleted || answered.postId !== post.id))
    return wrong("reply_to_comment");
  const media = attachedMedia(call, "attachments");
  // A photo uploaded for a message does not belong on a wall.
  if (media === null || media.some((one) => one.kind === "photo" && one.purpose === "message")) return wrong("attachments");
  const text = textParam(call, "message");
  if (text === "" && media.length === 0) return wrong("message");
  const comment = deeds.comment({ postId: post.id, fromId: -state.groupId, text, replyTo, media });
  if (guid !== "") state.commentByGuid.set(guid, comment.id);
  return created(comment);
};

const created = (comment: FakeComment): ApiAnswer =>
  answer({ comment_id: comment.id, parents_stack: comment.rootId === null ? [] : [comment.rootId] });

const getComments = (call: ApiCall): ApiAnswer => {
  const { state } = call;
  const post = state.posts.get(integer(call, "post_id") ?? 0);
  if (!isOurWall(call) || post === undefined) return refuse(212, "Access to post comments denied");
  const root = integer(call, "comment_id");
  const level = commentsUnder(state, post.id).filter((comment) => comment.rootId === root);
  const ordered = textParam(call, "sort") === "desc" ? level.toReversed() : level;
  const start = integer(call, "start_comment_id");
  const from = start === null ? 0 : ordered.findIndex((comment) => comment.id === start);
  const items = from === -1 ? [] : paged(ordered.slice(from), call, 100);
  return answer({
    count: commentsUnder(state, post.id).length,
    items: items.map((comment) => listedComment(state, comment)),
    current_level_count: level.length,
    can_post: !post.commentsClosed,
    show_reply_button: true,
    groups_can_post: true,
  });
};

/** The comment named by `comment_id`, when it is there and not deleted. */
const namedComment = (call: ApiCall): FakeComment | null => {
  const comment = call.state.comments.get(integer(call, "comment_id") ?? 0);
  return comment === undefined || !isOurWall(call) ? null : comment;
};

const getPosts = (call: ApiCall): ApiAnswer => {
  if (!isOurWall(call)) return refuse(15, "Access denied");
  const posts = [...call.state.posts.values()].filter((post) => !post.isSuggested).toReversed();
  return answer({ count: posts.length, items: paged(posts, call, 100).map((post) => postObject(call.state, post)) });
};

const getById = (call: ApiCall): ApiAnswer => {
  const wanted = textParam(call, "posts").split(",");
  const posts = [...call.state.posts.values()].filter((post) => wanted.includes(`-${call.state.groupId}_${post.id}`));
  return answer({ items: posts.map((post) => postObject(call.state, post)) });
};

export const wallMethods: ApiMethods = {
  "wall.createComment": { tokens: ["community", "user"], run: createComment },
  "wall.getComments": { tokens: ["user", "service"], run: getComments },
  "wall.get": { tokens: ["user", "service"], run: getPosts },
  "wall.getById": { tokens: ["user", "service"], run: getById },
  "wall.getComment": {
    tokens: ["user", "service"],
    run: (call) => {
      const comment = namedComment(call);
      return comment === null || comment.isDeleted
        ? refuse(100, "comment not found")
        : answer({ items: [listedComment(call.state, comment)] });
    },
  },
  "wall.editComment": {
    tokens: ["user"],
    run: (call) => {
      const comment = namedComment(call);
      const media = attachedMedia(call, "attachments");
      if (comment === null || comment.isDeleted || media === null) return refuse(211, "Access to wall's comment denied");
      call.deeds.editComment(comment, textParam(call, "message"), media.length === 0 ? undefined : media);
      return answer(1);
    },
  },
  "wall.deleteComment": {
    tokens: ["user"],
    run: (call) => {
      const comment = namedComment(call);
      if (comment === null || comment.isDeleted) return refuse(211, "Access to wall's comment denied");
      call.deeds.deleteComment(comment, -call.state.groupId);
      return answer(1);
    },
  },
  "wall.restoreComment": {
    tokens: ["user"],
    run: (call) => {
      const comment = namedComment(call);
      if (comment === null) return refuse(211, "Access to wall's comment denied");
      if (comment.isDeleted) call.deeds.restoreComment(comment);
      return answer(1);
    },
  },
  "wall.delete": {
    tokens: ["user"],
    run: (call) => {
      const id = integer(call, "post_id") ?? 0;
      if (!isOurWall(call) || !call.state.posts.delete(id)) return refuse(104, "Not found");
      return answer(1);
    },
  },
  "wall.edit": {
    tokens: ["user"],
    run: (call) => {
      const post = call.state.posts.get(integer(call, "post_id") ?? 0);
      if (!isOurWall(call) || post === undefined) return refuse(104, "Not found");
      call.state.posts.set(post.id, { ...post, text: textParam(call, "message") });
      return answer({ post_id: post.id });
    },
  },
  "wall.post": {
    tokens: ["user"],
    run: (call) => {
      const media = attachedMedia(call, "attachments");
      if (!isOurWall(call) || media === null) return refuse(214, "Access to adding post denied");
      const guid = textParam(call, "guid");
      const known = call.state.postByGuid.get(guid);
      if (guid !== "" && known !== undefined) return answer({ post_id: known });
      const { id } = call.deeds.post({ fromId: -call.state.groupId, text: textParam(call, "message"), media });
      if (guid !== "") call.state.postByGuid.set(guid, id);
      return answer({ post_id: id });
    },
  },
};
