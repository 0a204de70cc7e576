/** groups.* and users.*: the community's keys, its addresses for events, Long Poll, and who is who. */
import type { FakeCallbackServer } from "../model.ts";
import {
  answer,
  integer,
  isOurGroup,
  refuse,
  textParam,
  wrong,
  type ApiAnswer,
  type ApiCall,
  type ApiMethod,
  type ApiMethods,
} from "./method.ts";

const PERMISSIONS = [
  { name: "photos", setting: 4 },
  { name: "stories", setting: 64 },
  { name: "messages", setting: 4096 },
  { name: "wall", setting: 8192 },
  { name: "docs", setting: 131_072 },
  { name: "manage", setting: 262_144 },
];

/** Whom the community keeps out; keeping out twice, or letting in somebody who was in, changes nothing. */
const banning = ({ params, state }: ApiCall, isBanned: boolean): ApiAnswer => {
  const owner = Number(params.get("owner_id") ?? "");
  if (!state.people.has(owner)) return wrong("owner_id");
  if (isBanned) state.banned.add(owner);
  else state.banned.delete(owner);
  return answer(1);
};

const MAX_SERVERS = 10;

const ours =
  (run: (call: ApiCall) => ApiAnswer) =>
  (call: ApiCall): ApiAnswer =>
    isOurGroup(call) ? run(call) : refuse(125, "Invalid group id");

const managed = (run: (call: ApiCall) => ApiAnswer): ApiMethod => ({ tokens: ["community", "user"], run: ours(run) });

const addServer = (call: ApiCall): ApiAnswer => {
  const { delivery, state } = call;
  const url = textParam(call, "url");
  const title = textParam(call, "title");
  const secret = textParam(call, "secret_key");
  if (!URL.canParse(url)) return wrong("url");
  if (title === "" || title.length > 14) return wrong("title");
  if (secret.length > 50) return wrong("secret_key");
  if (state.callbackServers.size >= MAX_SERVERS) return refuse(2000, "Cannot add more than 10 servers");
  const server: FakeCallbackServer = {
    id: state.nextId("server"),
    url,
    title,
    secret,
    status: "unconfigured",
    events: new Set(),
    failuresInARow: 0,
  };
  state.callbackServers.set(server.id, server);
  delivery.confirm(server);
  return answer({ server_id: server.id });
};

const namedServer = (call: ApiCall): FakeCallbackServer | undefined => call.state.callbackServers.get(integer(call, "server_id") ?? 0);

const editServer = (call: ApiCall): ApiAnswer => {
  const server = namedServer(call);
  if (server === undefined) return refuse(104, "Not found");
  server.url = textParam(call, "url");
  server.title = textParam(call, "title");
  server.secret = textParam(call, "secret_key");
  call.delivery.confirm(server);
  return answer(1);
};

const setSettings = (call: ApiCall): ApiAnswer => {
  const server = namedServer(call);
  if (server === undefined) return refuse(104, "Not found");
  const named = [...call.params].filter(([name]) => /_(?:new|edit|delete|restore|reply|allow|deny)$/u.test(name));
  const kept = new Set(server.events ?? []);
  for (const [name, value] of named) {
    if (value === "1") kept.add(name);
    else kept.delete(name);
  }
  server.events = kept;
  return answer(1);
};

const listServers = ({ state }: ApiCall): ApiAnswer =>
  answer({
    count: state.callbackServers.size,
    items: [...state.callbackServers.values()].map((server) => ({
      id: server.id,
      title: server.title,
      creator_id: 1,
      url: server.url,
      secret_key: server.secret,
      status: server.status,
    })),
  });

const getUsers = (call: ApiCall): ApiAnswer => {
  const ids = textParam(call, "user_ids").split(",").map(Number);
  const people = ids.flatMap((id) => call.state.people.get(id) ?? []);
  return answer(
    people.map((person) => ({
      id: person.id,
      first_name: person.firstName,
      last_name: person.lastName,
      can_access_closed: true,
      is_closed: false,
    })),
  );
};

const getGroups = ({ state }: ApiCall): ApiAnswer =>
  answer({
    groups: [{ id: state.groupId, name: state.groupName, screen_name: `club${state.groupId}`, is_closed: 0, type: "page" }],
    profiles: [],
  });

/** `longPoll` gives the key and the number of the last event. */
export const groupMethods = (longPoll: () => { readonly key: string; readonly ts: string }): ApiMethods => ({
  "groups.getTokenPermissions": {
    tokens: ["community"],
    run: () => answer({ mask: PERMISSIONS.reduce((mask, permission) => mask + permission.setting, 0), permissions: PERMISSIONS }),
  },
  "groups.getById": { tokens: ["community", "user", "service"], run: getGroups },
  "groups.getCallbackConfirmationCode": managed(({ state }) => answer({ code: state.confirmationCode })),
  "groups.getCallbackServers": managed(listServers),
  "groups.addCallbackServer": managed(addServer),
  "groups.editCallbackServer": managed(editServer),
  "groups.deleteCallbackServer": managed((call) =>
    call.state.callbackServers.delete(integer(call, "server_id") ?? 0) ? answer(1) : refuse(104, "Not found"),
  ),
  "groups.setCallbackSettings": managed(setSettings),
  "groups.getCallbackSettings": managed((call) => {
    const server = namedServer(call);
    if (server === undefined) return refuse(104, "Not found");
    return answer({ api_version: "5.199", events: Object.fromEntries([...(server.events ?? [])].map((event) => [event, 1])) });
  }),
  "groups.setLongPollSettings": managed(() => answer(1)),
  "groups.getLongPollServer": managed(({ state }) => answer({ ...longPoll(), server: `${state.baseUrl()}/longpoll` })),
  "groups.ban": { tokens: ["user"], run: ours((call) => banning(call, true)) },
  "groups.unban": { tokens: ["user"], run: ours((call) => banning(call, false)) },
  "users.get": { tokens: ["community", "user", "service"], run: getUsers },
});
