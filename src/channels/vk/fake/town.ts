/** The make-believe town of the demonstration: its people, its posts, and what was said under them before. All names are invented. */
import type { Deeds } from "./deeds.ts";
import { commentsUnder, secondsNow, type FakePerson, type FakePost, type FakeState } from "./model.ts";

export const TOWN_NAME = "Городок. Официальная страница главы";

const PEOPLE: readonly (readonly [firstName: string, lastName: string])[] = [
  ["Марина", "Лебедева"],
  ["Андрей", "Коваленко"],
  ["Тамара", "Ильинична"],
  ["Руслан", "Хачатрян"],
  ["Оксана", "Гордеева"],
  ["Пётр", "Стрельцов"],
];

type SeedComment = { readonly by: number | "town"; readonly text: string; readonly replies?: readonly SeedComment[] };
type SeedPost = { readonly hoursAgo: number; readonly text: string; readonly picture: string; readonly comments: readonly SeedComment[] };

const POSTS: readonly SeedPost[] = [
  {
    hoursAgo: 74,
    text: "В сквере у Дома культуры посадили сорок лип. Спасибо всем, кто пришёл на субботник: школьникам, дворникам и соседям. Поливать молодые деревья будет служба благоустройства, первый год — дважды в неделю.",
    picture: "square.svg",
    comments: [
      { by: 0, text: "Очень красиво получилось. Дети уже выбрали себе по дереву." },
      {
        by: 2,
        text: "А скамейки вдоль дорожки будут? Старшим негде присесть.",
        replies: [
          {
            by: "town",
            text: "Тамара Ильинична, шесть скамеек установят до конца месяца, три из них — со спинкой, у входа со стороны аптеки.",
          },
          { by: 2, text: "Спасибо, будем ждать." },
        ],
      },
    ],
  },
  {
    hoursAgo: 26,
    text: "С понедельника автобус № 4 пойдёт через новую остановку «Поликлиника». Интервал в утренние часы — 15 минут. Расписание висит на остановках и есть на сайте администрации.",
    picture: "bus.svg",
    comments: [{ by: 4, text: "Наконец-то не надо идти две остановки пешком с коляской." }],
  },
  {
    hoursAgo: 3,
    text: "Готовим город к зиме: на улицах Садовой и Речной меняют светильники, на мосту чистят ливнёвки. Если у вас во дворе не горит фонарь или стоит вода — напишите под этим постом или в сообщения страницы, мы ответим.",
    picture: "lamps.svg",
    comments: [],
  },
];

/** Fills an empty community. Nothing is delivered: it all happened before any page was connected. */
export const settleTown = (state: FakeState, deeds: Deeds): void => {
  const people = PEOPLE.map(([firstName, lastName]) => deeds.person(firstName, lastName));
  for (const seed of POSTS) {
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
