/** Posts, comments and people: read, written, corrected, hidden, taken down. */
import { commentsUnder, type FakeState, type FakeThing } from "../model.ts";
import { personObject, thingObject, type MetaFields } from "../objects.ts";
import { absent, answer, done, graphError, paged, standing, textOf, wrong, type ApiCall, type ApiRoute } from "./answers.ts";

type Answer = ReturnType<typeof answer>;

const read = (call: ApiCall): Answer => {
  const { state } = call.context;
  const id = call.ids[0] ?? "";
  const mentioned = /^mentioned_media\.media_id\((\d+)\)/u.exec(call.query.get("fields") ?? "")?.[1];
  if (mentioned !== undefined)
    return answer({ id, mentioned_media: { id: mentioned, caption: "Чужая запись", timestamp: "2026-11-25T10:00:00+0000" } });
  if (id === state.accountId || state.people.has(id)) return answer(personObject(state, id));
  const thing = standing(call);
  return thing === undefined ? absent(id) : answer(thingObject(state, thing));
};

const change = (call: ApiCall): Answer => {
  const { body, context } = call;
  const thing = standing(call);
  if (thing === undefined) return absent(call.ids[0] ?? "");
  const hidden = body["is_hidden"] ?? body["hide"];
  if (typeof hidden === "boolean") {
    context.deeds.hide(thing, hidden);
    return done;
  }
  if (thing.authorId !== context.state.accountId || context.state.network === "instagram") return graphError(200);
  context.deeds.edit(thing, textOf(body["message"]));
  return done;
};

const remove = (call: ApiCall): Answer => {
  const thing = standing(call);
  if (thing === undefined) return absent(call.ids[0] ?? "");
  call.context.deeds.remove(thing);
  return done;
};

const isIn = (thing: FakeThing, parent: FakeThing, isStream: boolean): boolean => {
  if (parent.kind === "comment") return thing.parentId === parent.id;
  return isStream || thing.parentId === null;
};

/** In a list replies come inside their comment in Instagram, and apart in Facebook's stream. */
const withReplies = (state: FakeState, thing: FakeThing): MetaFields => {
  const object = thingObject(state, thing);
  const replies = commentsUnder(state, thing.postId).filter(({ isDeleted, parentId }) => parentId === thing.id && !isDeleted);
  if (state.network === "facebook" || replies.length === 0) return object;
  return { ...object, replies: { data: replies.map((reply) => thingObject(state, reply)) } };
};

const list = (call: ApiCall): Answer => {
  const { query } = call;
  const { state } = call.context;
  const parent = standing(call);
  if (parent === undefined) return absent(call.ids[0] ?? "");
  const since = Number(query.get("since") ?? 0) * 1000;
  const found = commentsUnder(state, parent.postId).filter(
    (thing) => !thing.isDeleted && thing.at >= since && isIn(thing, parent, query.get("filter") === "stream"),
  );
  const ordered = query.get("order") === "reverse_chronological" || state.network === "instagram" ? found.toReversed() : found;
  return paged(call, ordered, (thing) => withReplies(state, thing));
};

const reply = (call: ApiCall): Answer => {
  const { body, context } = call;
  const { deeds, state } = context;
  const parent = standing(call);
  if (parent === undefined) return absent(call.ids[0] ?? "");
  const text = textOf(body["message"]);
  if (text === "") return wrong("message");
  // Replies of Instagram hang on a first comment only.
  if (state.network === "instagram" && parent.parentId !== null) return wrong("comment is a reply");
  const photo = state.media.get(textOf(body["attachment_id"]));
  const parentId = parent.kind === "comment" ? parent.id : undefined;
  const media = photo === undefined ? [] : [photo];
  const written = deeds.write({ authorId: state.accountId, text, postId: parent.postId, parentId, media });
  return answer(call.query.has("fields") ? thingObject(state, written) : { id: written.id });
};

const onPage =
  (run: (call: ApiCall) => Answer): ((call: ApiCall) => Answer) =>
  (call) =>
    call.ids[0] === call.context.state.accountId ? run(call) : absent(call.ids[0] ?? "");

const posts = (call: ApiCall): Answer => {
  const { state } = call.context;
  const own = [...state.things.values()].filter(({ isDeleted, kind }) => kind === "post" && !isDeleted).toReversed();
  return paged(call, own, (thing) => thingObject(state, thing));
};

const publish = ({ body, context: { deeds, state } }: ApiCall): Answer => {
  const text = textOf(body["message"]);
  return text === "" ? wrong("message") : answer(thingObject(state, deeds.write({ authorId: state.accountId, text })));
};

const answerMention = ({ body, context: { deeds, state } }: ApiCall): Answer => {
  const [mediaId, text] = [textOf(body["media_id"]), textOf(body["message"])];
  if (mediaId === "" || text === "") return wrong("media_id, message");
  return answer({ id: deeds.write({ authorId: state.accountId, text, postId: mediaId }).id });
};

const setBlocked = (id: string, isShutOut: boolean, { context }: ApiCall): Answer => {
  const person = context.state.people.get(id);
  if (person === undefined) return absent(id);
  person.isShutOut = isShutOut;
  return done;
};

export const thingRoutes: readonly ApiRoute[] = [
  { method: "GET", path: "/{id}/comments", run: list },
  { method: "POST", path: "/{id}/comments", run: reply },
  { method: "GET", path: "/{id}/replies", run: list },
  { method: "POST", path: "/{id}/replies", run: reply },
  { method: "POST", path: "/{id}/mentions", run: onPage(answerMention) },
  { method: "GET", path: "/{id}/feed", run: onPage(posts) },
  { method: "GET", path: "/{id}/media", run: onPage(posts) },
  { method: "POST", path: "/{id}/feed", run: onPage(publish) },
  { method: "POST", path: "/{id}/blocked", run: onPage((call) => setBlocked(textOf(call.body["user"]), true, call)) },
  { method: "DELETE", path: "/{id}/blocked", run: onPage((call) => setBlocked(call.query.get("user") ?? "", false, call)) },
  { method: "GET", path: "/{id}", run: read },
  { method: "POST", path: "/{id}", run: change },
  { method: "DELETE", path: "/{id}", run: remove },
];
