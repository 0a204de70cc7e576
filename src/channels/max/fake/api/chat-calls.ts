/** The bot itself, the channel and its subscribers. */
import { botObject, memberObject } from "../objects.ts";
import { answer, deniedRight, done, hasRight, notFound, refuse, type ApiAnswer, type ApiCall, type ApiRoute } from "./call.ts";

const ours =
  (run: (call: ApiCall) => ApiAnswer) =>
  (call: ApiCall): ApiAnswer =>
    Number(call.ids[0]) === call.state.channelId ? run(call) : notFound("Chat");

const chat = ({ state }: ApiCall): ApiAnswer =>
  answer({
    chat_id: state.channelId,
    type: "channel",
    status: "active",
    title: state.channelName,
    icon: null,
    last_event_time: state.now(),
    participants_count: state.people.size,
    is_public: true,
    link: "https://max.ru/gorodok",
    description: null,
  });

const membership = ({ state }: ApiCall): ApiAnswer =>
  answer({
    ...botObject(state),
    last_access_time: state.now(),
    is_owner: false,
    is_admin: state.rights !== null,
    join_time: 1_756_000_000_000,
    permissions: state.rights,
  });

const members = ({ query, state }: ApiCall): ApiAnswer => {
  const wanted = query.get("user_ids")?.split(",").map(Number);
  const people = [...state.people.values()].filter(({ id, isShutOut }) => !isShutOut && (wanted?.includes(id) ?? true));
  return answer({ members: people.map((person) => memberObject(state, person)), marker: null });
};

const shutOut = (call: ApiCall): ApiAnswer => {
  if (!hasRight(call, "add_remove_members")) return deniedRight("add_remove_members");
  const person = call.state.people.get(Number(call.query.get("user_id")));
  if (person === undefined)
    return { status: 200, body: { success: false, code: "user.not.found", message: "The user is not in the chat" } };
  if (call.query.get("block") === "true") call.deeds.shutOut(person);
  return done;
};

export const chatRoutes: readonly ApiRoute[] = [
  { method: "GET", path: "/me", run: ({ state }) => answer({ ...botObject(state), commands: null }) },
  // Taken out of the API in June 2026: chats are learnt from events.
  { method: "GET", path: "/chats", run: () => refuse(404, "not.found", "The method is not supported any more") },
  { method: "GET", path: "/chats/{id}", run: ours(chat) },
  { method: "GET", path: "/chats/{id}/members/me", run: ours(membership) },
  { method: "GET", path: "/chats/{id}/members", run: ours(members) },
  { method: "DELETE", path: "/chats/{id}/members", run: ours(shutOut) },
];
