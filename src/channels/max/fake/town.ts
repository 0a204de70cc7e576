/** Fills the fake channel with the make-believe town. */
import { TOWN_PEOPLE, TOWN_POSTS, type SeedComment } from "../../fake/town-seeds.ts";
import type { Deeds } from "./deeds.ts";
import { commentsUnder, type FakeMessage, type FakePerson, type FakeState } from "./model.ts";

export const TOWN_NAME = "Городок. Официальный канал";

const HOUR_MS = 3_600_000;
const BETWEEN_COMMENTS_MS = 41 * 60_000;

/** Fills an empty channel. Nothing is delivered: it all happened before any page was connected. */
export const settleTown = (state: FakeState, deeds: Deeds): void => {
  const people = TOWN_PEOPLE.map(([firstName, lastName]) => deeds.person(firstName, lastName));
  for (const { comments, hoursAgo, picture, text } of TOWN_POSTS) {
    const post = deeds.write({ place: { kind: "post" }, fromId: null, text, picture, at: state.now() - hoursAgo * HOUR_MS });
    for (const comment of comments) say({ state, deeds, people, post }, comment);
  }
};

type Place = { readonly state: FakeState; readonly deeds: Deeds; readonly people: readonly FakePerson[]; readonly post: FakeMessage };

const say = (scene: Place, comment: SeedComment, answersTo?: string): void => {
  const { deeds, people, post, state } = scene;
  const fromId = comment.by === "town" ? null : people[comment.by]?.id;
  if (fromId === undefined) throw new Error(`the town has no person ${comment.by}`);
  const at = post.at + (commentsUnder(state, post.mid).length + 1) * BETWEEN_COMMENTS_MS;
  const said = deeds.write({ place: { kind: "comment", postId: post.mid }, fromId, text: comment.text, answersTo, at });
  for (const reply of comment.replies ?? []) say(scene, reply, said.mid);
};
