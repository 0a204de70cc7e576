import { outOfDesk, toUnit, type DemoStory } from "./story.ts";

const person = (id: number, first: string, last: string) => ({ id, first, last });

/** Messages of the networks beside VK (1.3): new, in work, answered under the comment, answered directly. */
export const elsewhereStories: readonly DemoStory[] = [
  {
    hoursAgo: 0.7,
    author: person(801, "Глеб", "Аникин"),
    under: { network: "telegram", as: "comment" },
    text: "Заявку на вывоз старого дивана подали неделю назад, Полевая, 14. Диван всё ещё под окнами, дети по нему прыгают.",
    steps: [],
  },
  {
    hoursAgo: 2.4,
    author: person(802, "Светлана", "Дорохова"),
    under: { network: "ok", as: "comment" },
    text: "После концерта в прошлый раз у Дома культуры до утра гремел мусорный бак, его никто не закрепил. Прикрутите, пожалуйста.",
    steps: toUnit(["roads"], "Закрепить бак до пятницы, ответить."),
  },
  {
    hoursAgo: 6.6,
    author: person(803, "Марат", "Сафин"),
    under: { network: "max", as: "comment" },
    text: "Объезд по Мостовой есть, а указателя нет. Ночью три фуры развернулись прямо у нас во дворе.",
    steps: [
      ...toUnit(["roads"], "Поставить указатели до вечера, ответить."),
      {
        after: 150,
        by: "roads",
        do: "draft",
        text: "Марат, указатели объезда поставили сегодня на обоих въездах на Мостовую, въезд грузовых во двор закрыли знаком.",
        measures: "Поставлены два указателя и знак.",
      },
      ...outOfDesk(175),
    ],
  },
  {
    hoursAgo: 7.9,
    author: person(804, "Валентина", "Шилова"),
    under: { network: "ok", as: "direct" },
    text: "Здравствуйте. В подъезде на Луговой, 18 с выходных не горит свет, поднимаюсь на четвёртый этаж с фонариком. Куда звонить?",
    steps: [
      ...toUnit(["zhkh"], "Восстановить свет, ответить жительнице."),
      {
        after: 140,
        by: "zhkh",
        do: "draft",
        text: "Валентина, свет в подъезде дома 18 на Луговой включили сегодня: заменили автомат. Если погаснет снова, звоните диспетчеру: 5-05-05.",
        measures: "Заменён автомат.",
      },
      ...outOfDesk(165),
    ],
  },
];
