/** Comments under the channel's posts: text only, corrected for 26 hours, removed for good. */
import { commentsUnder, isOurs, type FakeMessage } from "../model.ts";
import { messageObject } from "../objects.ts";
import {
  answer,
  countOf,
  done,
  linkOf,
  notFound,
  refuse,
  standing,
  textOf,
  withRight,
  wrong,
  type ApiAnswer,
  type ApiCall,
  type ApiRoute,
} from "./call.ts";

const EDIT_WINDOW_MS = 26 * 3_600_000;

const postOf = (call: ApiCall): FakeMessage | undefined => {
  const post = standing(call, call.ids[0]);
  return post?.place.kind === "post" ? post : undefined;
};

const commentOf = (call: ApiCall, id: string | null | undefined): FakeMessage | undefined => {
  const comment = standing(call, id);
  return comment?.place.kind === "comment" && comment.place.postId === call.ids[0] ? comment : undefined;
};

/** So MAX answers, not with 404. */
const noComment = refuse(400, "proto.payload", "Invalid comment_id");

const list = (call: ApiCall): ApiAnswer => {
  const post = postOf(call);
  if (post === undefined) return notFound("Message");
  const { query, state } = call;
  const ids = query.get("comment_ids")?.split(",") ?? null;
  const after = Number(query.get("after") ?? Number.NEGATIVE_INFINITY);
  const before = Number(query.get("before") ?? Number.POSITIVE_INFINITY);
  const found = commentsUnder(state, post.mid)
    .filter(({ at, isDeleted, mid }) => !isDeleted && (ids === null ? at >= after && at <= before : ids.includes(mid)))
    .toReversed();
  return answer({ messages: found.slice(0, countOf(call)).map((comment) => messageObject(state, comment)) });
};

const create = (call: ApiCall): ApiAnswer => {
  const post = postOf(call);
  if (post === undefined) return notFound("Message");
  // MAX gives no telling error where comments are off.
  if (post.commentsClosed) return refuse(500, "internal.error", "Internal error");
  if (call.body["attachments"] !== undefined) return wrong("attachments: a comment takes none");
  const text = textOf(call);
  if (text === null || text === "") return wrong("text");
  const link = linkOf(call);
  if ("status" in link) return link;
  const { deeds, state } = call;
  const place = { kind: "comment", postId: post.mid } as const;
  return answer({ message: messageObject(state, deeds.write({ place, fromId: state.botId, text, answersTo: link.mid })) });
};

const edit = (call: ApiCall): ApiAnswer => {
  const comment = commentOf(call, call.query.get("comment_id"));
  if (comment === undefined) return noComment;
  if (!isOurs(call.state, comment)) return refuse(403, "access.denied", "Somebody else's comment");
  if (call.state.now() - comment.at > EDIT_WINDOW_MS) return refuse(422, "comments.timeout_exceeded", "The time for editing is over");
  const text = textOf(call);
  if (text === null || text === "") return wrong("text");
  call.deeds.edit(comment, text);
  return done;
};

const remove = (call: ApiCall): ApiAnswer => {
  const comment = commentOf(call, call.query.get("comment_id"));
  if (comment === undefined) return noComment;
  call.deeds.remove(comment, call.state.botId);
  return done;
};

const PATH = "/messages/{id}/comments";

export const commentRoutes: readonly ApiRoute[] = [
  { method: "GET", path: PATH, run: withRight("read_all_messages", list) },
  { method: "POST", path: PATH, run: withRight("write", create) },
  { method: "PUT", path: PATH, run: edit },
  { method: "DELETE", path: PATH, run: withRight("delete", remove) },
  {
    method: "GET",
    path: `${PATH}/{id}`,
    run: withRight("read_all_messages", (call) => {
      const comment = commentOf(call, call.ids[1]);
      return comment === undefined ? noComment : answer(messageObject(call.state, comment));
    }),
  },
];
