/** Posts: read, written, taken down, hidden; and who people are. */
import { isRecord } from "../../../payload-reader.ts";
import { textWeight } from "../../text-weight.ts";
import { isStanding, type FakeMedia, type FakePost, type FakeState } from "../model.ts";
import { includesOf, postObject, userObject } from "../objects.ts";
import { absent, answer, countOf, forbidden, invalid, textOf, type ApiCall, type ApiRoute } from "./answers.ts";

const newestFirst = (posts: readonly FakePost[]): readonly FakePost[] => posts.toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));

const listing = (call: ApiCall, posts: readonly FakePost[]): ReturnType<typeof answer> => {
  const { state } = call.context;
  const after = call.query.get("since_id");
  const from = Date.parse(call.query.get("start_time") ?? "");
  const fresh = newestFirst(posts).filter(({ at, id }) => (after === null || BigInt(id) > BigInt(after)) && !(at < from));
  const start = Number(call.query.get("pagination_token")?.replace("p", "") ?? 0);
  const end = start + countOf(call, 10);
  const shown = fresh.slice(start, end);
  const meta = {
    result_count: shown.length,
    ...(shown.length === 0 ? {} : { newest_id: shown[0]?.id, oldest_id: shown.at(-1)?.id }),
    ...(end < fresh.length ? { next_token: `p${end}` } : {}),
  };
  if (shown.length === 0) return answer({ meta });
  const media = shown.flatMap((post) => post.media);
  return answer({
    data: shown.map((post) => postObject(state, post)),
    includes: includesOf(
      state,
      shown.map(({ authorId }) => authorId),
      media,
    ),
    meta,
  });
};

const standing = ({ state }: { readonly state: FakeState }, wanted: (post: FakePost) => boolean): readonly FakePost[] =>
  [...state.posts.values()].filter((post) => wanted(post) && isStanding(state, post));

const read = (call: ApiCall): ReturnType<typeof answer> => {
  const { state } = call.context;
  const post = state.posts.get(call.ids[0] ?? "");
  if (post === undefined || post.isDeleted) return absent(call.ids[0] ?? "");
  return answer({ data: postObject(state, post), includes: includesOf(state, [post.authorId], post.media) });
};

const NOT_SUMMONED = "Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author.";

const create = ({ body, context }: ApiCall): ReturnType<typeof answer> => {
  const { deeds, state } = context;
  const text = textOf(body["text"]);
  const media = mediaIn(state, body["media"]);
  if (text === "" && media.length === 0) return invalid("One or more parameters to your request was invalid.");
  if (textWeight(text) > 280) return forbidden("Your Tweet text is too long.");
  const own = standing(context, ({ authorId }) => authorId === state.accountId);
  if (own.some((post) => post.text === text)) return forbidden("You are not allowed to create a Tweet with duplicate content.");
  const replyTo = isRecord(body["reply"]) ? textOf(body["reply"]["in_reply_to_tweet_id"]) : undefined;
  const parent = replyTo === undefined ? undefined : state.posts.get(replyTo);
  if (replyTo !== undefined && (parent === undefined || parent.isDeleted))
    return forbidden("You attempted to reply to a Tweet that is deleted or not visible to you.");
  if (parent !== undefined && state.needsSummons && !parent.namesUs && parent.authorId !== state.accountId) return forbidden(NOT_SUMMONED);
  const post = deeds.write({ authorId: state.accountId, text, replyTo, media });
  return answer({ data: { id: post.id, text: post.text, edit_history_tweet_ids: post.history } }, 201);
};

const mediaIn = (state: FakeState, given: unknown): readonly FakeMedia[] => {
  const ids = isRecord(given) && Array.isArray(given["media_ids"]) ? given["media_ids"] : [];
  return ids.flatMap((id) => state.media.get(textOf(id)) ?? []);
};

const remove = ({ context, ids }: ApiCall): ReturnType<typeof answer> => {
  const post = context.state.posts.get(ids[0] ?? "");
  if (post === undefined || post.isDeleted) return absent(ids[0] ?? "");
  if (post.authorId !== context.state.accountId) return forbidden("You are not authorized to delete this Tweet.");
  context.deeds.remove(post);
  return answer({ data: { deleted: true } });
};

/** Only replies in a conversation that the account has begun. */
const hide = ({ body, context, ids }: ApiCall): ReturnType<typeof answer> => {
  const { state } = context;
  const post = state.posts.get(ids[0] ?? "");
  if (post === undefined || post.isDeleted) return absent(ids[0] ?? "");
  if (state.posts.get(post.conversationId)?.authorId !== state.accountId) return forbidden("You are not the author of this conversation.");
  post.isHidden = body["hidden"] === true;
  return answer({ data: { hidden: post.isHidden } });
};

const people = ({ context, query }: ApiCall): ReturnType<typeof answer> => {
  const ids = (query.get("ids") ?? "").split(",");
  const data = ids.flatMap((id) => userObject(context.state, id) ?? []);
  const missing = ids.filter((id) => userObject(context.state, id) === undefined);
  const errors = missing.map((value) => ({
    value,
    title: "Not Found Error",
    type: "https://api.twitter.com/2/problems/resource-not-found",
  }));
  return answer({ ...(data.length === 0 ? {} : { data }), ...(errors.length === 0 ? {} : { errors }) });
};

export const postRoutes: readonly ApiRoute[] = [
  { method: "GET", path: "/2/users/me", run: ({ context: { state } }) => answer({ data: userObject(state, state.accountId) ?? {} }) },
  { method: "GET", path: "/2/users", run: people },
  {
    method: "GET",
    path: "/2/users/{id}/mentions",
    run: (call) =>
      listing(
        call,
        standing(call.context, ({ namesUs }) => namesUs),
      ),
  },
  {
    method: "GET",
    path: "/2/users/{id}/tweets",
    run: (call) =>
      listing(
        call,
        standing(call.context, ({ authorId }) => authorId === call.ids[0]),
      ),
  },
  { method: "GET", path: "/2/tweets/{id}", run: read },
  { method: "POST", path: "/2/tweets", run: create },
  { method: "DELETE", path: "/2/tweets/{id}", run: remove },
  { method: "PUT", path: "/2/tweets/{id}/hidden", run: hide },
];
