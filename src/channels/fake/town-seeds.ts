/** The make-believe town of the demonstration: its people, its posts, and what was said under them before. All names are invented. */

export type SeedComment = { readonly by: number | "town"; readonly text: string; readonly replies?: readonly SeedComment[] };
export type SeedPost = {
  readonly hoursAgo: number;
  readonly text: string;
  readonly picture: string;
  readonly comments: readonly SeedComment[];
};

export const TOWN_PEOPLE: readonly (readonly [firstName: string, lastName: string])[] = [
  ["Марина", "Лебедева"],
  ["Андрей", "Коваленко"],
  ["Тамара", "Ильинична"],
  ["Руслан", "Хачатрян"],
  ["Оксана", "Гордеева"],
  ["Пётр", "Стрельцов"],
];

export const TOWN_POSTS: readonly SeedPost[] = [
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
