import { outOfDesk, toUnit, type DemoStory } from "./story.ts";

const person = (id: number, first: string, last: string) => ({ id, first, last });

/** Messages that the system «Инцидент» sent (3.2), at every step of their route: just arrived, at a unit, returned, before the Head, ready for the hand-over, handed over. */
export const incidentStories: readonly DemoStory[] = [
  {
    hoursAgo: 0.3,
    author: person(701, "Павел", "Терехов"),
    under: "incident",
    text: "Городок, улица Мостовая: у дома 3 провалился тротуар, дыра огорожена лентой, ленту сорвало ветром. Вечером не видно.",
    steps: [],
  },
  {
    hoursAgo: 1.4,
    author: person(702, "Людмила", "Чернова"),
    under: "incident",
    text: "Городок: на Луговой третью неделю не вывозят контейнеры с крупным мусором, стоит запах, ходят собаки.",
    steps: toUnit(["roads"], "Вывезти, назвать подрядчика и график.", 6),
  },
  {
    hoursAgo: 3.3,
    author: person(703, "Игорь", "Савин"),
    under: "incident",
    text: "В Городке на Заречной, 15 нет горячей воды с понедельника, диспетчер отвечает «ждите».",
    steps: [
      ...toUnit(["zhkh"], "Ответить, когда дадут воду.", 6),
      { after: 90, by: "zhkh", do: "draft", text: "Горячая вода будет подана после ремонта.", measures: "Запрошены сроки у теплосети." },
      {
        after: 115,
        by: "curator",
        do: "returnForRework",
        remarks: "Назовите день и час и телефон, по которому отвечают. «После ремонта» — не срок.",
      },
    ],
  },
  {
    hoursAgo: 4.6,
    author: person(704, "Оксана", "Литвин"),
    under: "incident",
    text: "Городок, школа № 2: у ворот нет пешеходного перехода, дети перебегают между машинами.",
    steps: [
      ...toUnit(["roads"], "Дать срок нанесения разметки.", 6),
      {
        after: 120,
        by: "roads",
        do: "draft",
        text: "Оксана, переход у ворот школы № 2 включён в схему движения. Знаки поставим до пятницы, разметку нанесём, когда сойдёт снег.",
        measures: "Место осмотрено, знаки заказаны.",
      },
      { after: 150, by: "curator", do: "accept" },
    ],
  },
  {
    hoursAgo: 5.8,
    author: person(705, "Руслан", "Ахметов"),
    under: "incident",
    text: "Городок: в сквере на Садовой ночью музыка из колонок, спать невозможно. Куда обращаться?",
    steps: [
      ...toUnit(["roads"], "Ответить, кто следит за сквером.", 6),
      {
        after: 140,
        by: "roads",
        do: "draft",
        text: "Руслан, в сквере на Садовой с 22 часов отключаем розетки, дежурный обходит его в 23 часа. Если шумят, звоните: 112.",
        measures: "Розетки отключены, дежурный назначен.",
        photo: "lamp",
      },
      ...outOfDesk(170),
    ],
  },
  {
    hoursAgo: 17,
    author: person(706, "Нина", "Прохорова"),
    under: "incident",
    text: "Городок, Полевая, 30: после снегопада не проехать скорой, дорогу не чистили два дня.",
    steps: [
      ...toUnit(["roads"], "Расчистить, прислать фото.", 6),
      {
        after: 130,
        by: "roads",
        do: "draft",
        text: "Нина, дорогу к дому 30 на Полевой расчистили и посыпали сегодня в 11 часов.",
        measures: "Дорога расчищена, посыпана.",
        photo: "road",
      },
      ...outOfDesk(160),
      { after: 195, by: "curator", do: "handOver", way: "Письмом на почту отдела по делам СМИ, с карточкой и фото" },
    ],
  },
];
