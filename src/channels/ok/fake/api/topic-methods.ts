/** The fake's methods about topics, people and groups. */
import type { FakeRight } from "../model.ts";
import { nameOf, photoInfo, topicObject } from "../objects.ts";
import { answer, refuseBy } from "./call.ts";
import { textParam, type RestCall, type RestMethods } from "./rest.ts";

const READS: readonly FakeRight[] = ["VALUABLE_ACCESS"];
const WRITES: readonly FakeRight[] = ["VALUABLE_ACCESS", "GROUP_CONTENT"];

const isOurGroup = (call: RestCall): boolean => textParam(call, "gid") === call.state.groupId;

const countOf = (call: RestCall, largest: number): number => Math.min(Math.max(1, Number(textParam(call, "count")) || 20), largest);

const listed = (call: RestCall, name: string): readonly string[] =>
  textParam(call, name)
    .split(",")
    .filter((id) => id !== "");

/** The words of an attachment of `mediatopic.post`; null for a form that OK does not take. */
const topicWords = (attachment: string): string | null => {
  try {
    const value: unknown = JSON.parse(attachment);
    const media: unknown = typeof value === "object" && value !== null && "media" in value ? value.media : null;
    if (!Array.isArray(media)) return null;
    const texts = media.flatMap((part: unknown) =>
      typeof part === "object" && part !== null && "text" in part && typeof part.text === "string" ? [part.text] : [],
    );
    return texts.length === 0 ? null : texts.join("\n\n");
  } catch {
    return null;
  }
};

export const topicMethods: RestMethods = {
  "mediatopic.getTopics": {
    needs: READS,
    run: (call) => {
      if (!isOurGroup(call)) return refuseBy(160);
      const topics = [...call.state.topics.values()].toSorted((one, other) => other.at - one.at).slice(0, countOf(call, 50));
      return answer({ media_topics: topics.map((topic) => topicObject(call.state, topic)), has_more: false });
    },
  },
  "mediatopic.getByIds": {
    needs: READS,
    run: (call) => {
      const topics = listed(call, "topic_ids").flatMap((id) => call.state.topics.get(id) ?? []);
      return answer({ media_topics: topics.map((topic) => topicObject(call.state, topic)) });
    },
  },
  "mediatopic.post": {
    needs: WRITES,
    run: (call) => {
      if (!isOurGroup(call)) return refuseBy(160);
      const text = topicWords(textParam(call, "attachment"));
      if (textParam(call, "type") !== "GROUP_THEME" || text === null) return refuseBy(100);
      return answer(call.deeds.topic({ by: "town", text }).id);
    },
  },
  "users.getInfo": {
    needs: READS,
    run: (call) =>
      answer(
        listed(call, "uids").flatMap((id) => {
          const person = call.state.people.get(Number(id));
          const { firstName, lastName } = person ?? { firstName: "", lastName: "" };
          return person === undefined ? [] : [{ uid: id, name: nameOf(person), first_name: firstName, last_name: lastName }];
        }),
      ),
  },
  "group.getInfo": {
    needs: READS,
    run: (call) =>
      answer(
        listed(call, "uids")
          .filter((id) => id === call.state.groupId)
          .map((uid) => ({ uid, name: call.state.groupName })),
      ),
  },
  "users.hasAppPermission": {
    needs: [],
    run: (call) => answer([...call.state.rights].some((right) => right === textParam(call, "ext_perm"))),
  },
  "photos.getPhotoInfo": {
    needs: READS,
    run: (call) => {
      const media = call.state.media.get(textParam(call, "photo_id"));
      return media === undefined ? refuseBy(300) : answer(photoInfo(call.state, media));
    },
  },
};
