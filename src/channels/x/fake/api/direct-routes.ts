/** Direct messages: listed, written, taken down; a person may take none of ours. */
import { isRecord } from "../../../payload-reader.ts";
import type { FakeDirect } from "../model.ts";
import { includesOf } from "../objects.ts";
import { absent, answer, countOf, forbidden, invalid, textOf, type ApiCall, type ApiRoute } from "./answers.ts";

const list = (call: ApiCall, wanted: (direct: FakeDirect) => boolean): ReturnType<typeof answer> => {
  const { deeds, state } = call.context;
  const all = [...state.directs.values()].filter((direct) => wanted(direct) && !direct.isDeleted).toReversed();
  const start = Number(call.query.get("pagination_token")?.replace("p", "") ?? 0);
  const end = start + countOf(call, 100);
  const shown = all.slice(start, end);
  const meta = { result_count: shown.length, ...(end < all.length ? { next_token: `p${end}` } : {}) };
  if (shown.length === 0) return answer({ meta });
  const senders = shown.map(({ senderId }) => senderId);
  return answer({
    data: shown.map(deeds.listed),
    includes: includesOf(
      state,
      senders,
      shown.flatMap(({ media }) => media),
    ),
    meta,
  });
};

const send = ({ body, context, ids }: ApiCall): ReturnType<typeof answer> => {
  const { deeds, state } = context;
  const person = state.people.get(ids[0] ?? "");
  if (person === undefined || person.blocksUs) return forbidden("You cannot send messages to this user.");
  const given = Array.isArray(body["attachments"]) ? body["attachments"].filter(isRecord) : [];
  if (given.length > 1) return invalid("attachments: one at most");
  const media = given.flatMap(({ media_id: id }) => state.media.get(textOf(id)) ?? []);
  const text = textOf(body["text"]);
  if (text === "" && media.length === 0) return invalid("text or attachments is needed");
  const direct = deeds.direct({ personId: person.id, senderId: state.accountId, text, media });
  return answer({ data: { dm_conversation_id: deeds.listed(direct)["dm_conversation_id"], dm_event_id: direct.id } }, 201);
};

const remove = ({ context, ids }: ApiCall): ReturnType<typeof answer> => {
  const direct = context.state.directs.get(ids[0] ?? "");
  if (direct === undefined || direct.isDeleted) return absent(ids[0] ?? "");
  direct.isDeleted = true;
  return answer({ data: { deleted: true } });
};

export const directRoutes: readonly ApiRoute[] = [
  { method: "GET", path: "/2/dm_events", run: (call) => list(call, () => true) },
  {
    method: "GET",
    path: "/2/dm_conversations/with/{id}/dm_events",
    run: (call) => list(call, ({ personId }) => personId === call.ids[0]),
  },
  { method: "POST", path: "/2/dm_conversations/with/{id}/messages", run: send },
  { method: "DELETE", path: "/2/dm_events/{id}", run: remove },
];
