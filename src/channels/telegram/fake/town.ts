/** Fills the fake channel with the make-believe town. */
import { TOWN_PEOPLE, TOWN_POSTS, type SeedComment } from "../../fake/town-seeds.ts";
import type { Deeds } from "./deeds.ts";
import { commentsUnder, secondsNow, type FakeMessage, type FakePerson, type FakeSender, type FakeState } from "./model.ts";

export const TOWN_NAME = "Городок. Официальный канал главы";

/** Fills an empty channel; it all happened before the bot came. */
export const settleTown = (state: FakeState, deeds: Deeds): void => {
  const people = TOWN_PEOPLE.map(([firstName, lastName]) => deeds.person(firstName, lastName));
  for (const seed of TOWN_POSTS) {
    const date = secondsNow(state) - seed.hoursAgo * 3600;
    const { copy } = deeds.post({ by: "channel", text: seed.text, picture: seed.picture, date });
    for (const comment of seed.comments) say({ state, deeds, people, copy }, comment, copy.id);
  }
};

type Place = { readonly state: FakeState; readonly deeds: Deeds; readonly people: readonly FakePerson[]; readonly copy: FakeMessage };

const say = (place: Place, comment: SeedComment, replyTo: number): void => {
  const person = comment.by === "town" ? undefined : place.people[comment.by];
  const sender: FakeSender = person === undefined ? { kind: "bot" } : { kind: "person", id: person.id };
  const under = commentsUnder(place.state, place.copy.id).length;
  const date = place.copy.date + (under + 1) * 37 * 60;
  const said = place.deeds.write({ chatId: place.state.group.id, sender, text: comment.text, replyTo, date });
  for (const reply of comment.replies ?? []) say(place, reply, said.id);
};
