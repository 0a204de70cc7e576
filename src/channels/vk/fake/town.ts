/** Fills the fake community with the make-believe town. */
import { TOWN_PEOPLE, TOWN_POSTS, type SeedComment } from "../../fake/town-seeds.ts";
import type { Deeds } from "./deeds.ts";
import { commentsUnder, secondsNow, type FakePerson, type FakePost, type FakeState } from "./model.ts";

export const TOWN_NAME = "Городок. Официальная страница главы";

/** Fills an empty community. Nothing is delivered: it all happened before any page was connected. */
export const settleTown = (state: FakeState, deeds: Deeds): void => {
  const people = TOWN_PEOPLE.map(([firstName, lastName]) => deeds.person(firstName, lastName));
  for (const seed of TOWN_POSTS) {
    const date = secondsNow(state) - seed.hoursAgo * 3600;
    const post = deeds.post({ fromId: -state.groupId, text: seed.text, picture: seed.picture, date });
    for (const comment of seed.comments) say({ state, deeds, people, post }, comment);
  }
};

type Place = { readonly state: FakeState; readonly deeds: Deeds; readonly people: readonly FakePerson[]; readonly post: FakePost };

const say = (place: Place, comment: SeedComment, replyTo?: number): void => {
  const fromId = comment.by === "town" ? -place.state.groupId : place.people[comment.by]?.id;
  if (fromId === undefined) throw new Error(`the town has no person ${comment.by}`);
  const under = commentsUnder(place.state, place.post.id).length;
  const date = place.post.date + (under + 1) * 37 * 60;
  const said = place.deeds.comment({ postId: place.post.id, fromId, text: comment.text, replyTo, date });
  for (const reply of comment.replies ?? []) say(place, reply, said.id);
};
