/** Fills the fake group with the make-believe town. */
import { TOWN_PEOPLE, TOWN_POSTS, type SeedComment } from "../../fake/town-seeds.ts";
import type { Deeds } from "./deeds.ts";
import { commentsUnder, type FakePerson, type FakeState, type FakeTopic } from "./model.ts";

export const TOWN_NAME = "Городок. Официальная группа главы";

/** Nothing is delivered: it all happened before any page was connected. */
export const settleTown = (state: FakeState, deeds: Deeds): void => {
  const people = TOWN_PEOPLE.map(([firstName, lastName]) => deeds.person(firstName, lastName));
  for (const seed of TOWN_POSTS) {
    const at = state.now() - seed.hoursAgo * 3_600_000;
    const topic = deeds.topic({ by: "town", text: seed.text, picture: seed.picture, at });
    for (const comment of seed.comments) say({ state, deeds, people, topic }, comment);
  }
};

type Place = { readonly state: FakeState; readonly deeds: Deeds; readonly people: readonly FakePerson[]; readonly topic: FakeTopic };

const say = (place: Place, comment: SeedComment, replyTo?: string): void => {
  const by = comment.by === "town" ? "town" : place.people[comment.by]?.id;
  if (by === undefined) throw new Error(`the town has no person ${comment.by}`);
  const under = commentsUnder(place.state, place.topic.id).length;
  const at = place.topic.at + (under + 1) * 37 * 60_000;
  const said = place.deeds.comment({ topicId: place.topic.id, by, text: comment.text, replyTo, at });
  for (const reply of comment.replies ?? []) say(place, reply, said.id);
};
