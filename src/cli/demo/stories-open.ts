import { outOfDesk, toUnit, type DemoStory } from "./story.ts";

const person = (id: number, first: string, last: string) => ({ id, first, last });

/** Messages whose work goes on: fresh, on the Head's table, at a unit, standing still, late. */
export const openStories: readonly DemoStory[] = [
  {
    hoursAgo: 0.1,
    author: person(501, "Лидия", "Соболева"),
    under: "snow",
    text: "Доброе утро. Переулок Мельничный так и не почистили, скорая вчера не доехала до дома 7, бабушку несли на руках до угла.",
    steps: [],
  },
  {
    hoursAgo: 0.2,
    author: person(502, "Артём", "Гусев"),
    under: "bus",
    text: "А где четвёртый автобус в 7:40?? Стоим 25 минут на остановке «Школа № 2», дети замёрзли 🥶🚌",
    steps: [],
  },
  {
    hoursAgo: 0.4,
    author: person(503, "Наталья", "Ершова"),
    under: "direct",
    text: "Здравствуйте! Подскажите, в садик «Ручеёк» очередь двигается? Мы с марта 41-е, и номер не меняется. Кому писать?",
    steps: [],
  },
  {
    hoursAgo: 0.6,
    author: person(504, "Виктор", "Пахомов"),
    under: "light",
    text: "Спасибо за свет на Садовой. Первый раз за пять лет иду с работы и вижу, куда наступаю.",
    steps: [],
  },
  {
    hoursAgo: 0.9,
    author: person(505, "Регина", "Юсупова"),
    under: "park",
    text: "Липы хороши, а качели рядом уже скрипят, и один болт торчит. Ребёнок порвал куртку. Посмотрите, пожалуйста, пока никто не поранился.",
    steps: [],
  },
  {
    hoursAgo: 1.2,
    author: person(506, "Олег", "Сухов"),
    under: "snow",
    text: "Стая собак у гаражей за рынком, штук восемь. Утром бросались на велосипедиста. Что делать, куда звонить?",
    steps: [{ after: 20, by: "curator", do: "placeInUrgentFolder" }],
  },
  {
    hoursAgo: 1.6,
    author: person(507, "Галина", "Тарасова"),
    under: "water",
    text: "На Луговой, 18 обещали подвоз воды, а машины нет с девяти утра. В доме лежачие больные.",
    steps: [
      { after: 6, by: "curator", do: "placeInUrgentFolder" },
      { after: 15, by: "curator", do: "declareEmergency", reason: "В доме лежачие больные остались без воды." },
    ],
  },
  {
    hoursAgo: 2.2,
    author: person(508, "Ирина", "Белоусова"),
    under: "bus",
    text: "Интервалы составляли те, кто сам не ездит? Последний автобус уходит за десять минут до прихода электрички.",
    steps: [
      { after: 18, by: "curator", do: "placeInUrgentFolder" },
      {
        after: 50,
        by: "head",
        do: "resolve",
        units: ["transport"],
        instruction: "Сверить с расписанием электричек, предложить перенос последнего рейса.",
      },
    ],
  },
  {
    hoursAgo: 3.1,
    author: person(509, "Степан", "Миронов"),
    under: "light",
    text: "На Вокзальной от аптеки до моста темно вообще. Фонари стоят, лампочек нет.",
    steps: toUnit(["roads"], "Проверить линию на Вокзальной, назвать срок."),
  },
  {
    hoursAgo: 3.8,
    author: person(510, "Алёна", "Крылова"),
    under: "water",
    text: "Вода из крана рыжая третий день, Заречная 9. Стирать невозможно, пить страшно.",
    steps: [
      ...toUnit(["zhkh"], "Взять пробы, промыть сеть, ответить по существу."),
      {
        after: 95,
        by: "zhkh",
        do: "askClarification",
        question: "Здравствуйте, Алёна. Рыжая вода идёт только холодная или и горячая тоже? Напишите, пожалуйста, номер подъезда.",
      },
    ],
  },
  {
    hoursAgo: 4.4,
    author: person(511, "Юрий", "Захаров"),
    under: "snow",
    text: "Во двор на Полевой снег свезли со всей улицы, теперь не выйти из подъезда.",
    steps: [
      ...toUnit(["roads"], "Разобраться, чей подрядчик, вывезти снег."),
      {
        after: 100,
        by: "roads",
        do: "askClarification",
        question: "Юрий, назовите, пожалуйста, номер дома: на Полевой два двора с таким въездом.",
      },
      { after: 118, by: "curator", do: "agreeClarification" },
    ],
  },
  {
    hoursAgo: 5.5,
    author: person(512, "Марина", "Котова"),
    under: "park",
    text: "Урны в парке стоят полные с субботы, ветер разносит пакеты по аллее 😡",
    steps: [
      ...toUnit(["roads"], "Навести порядок сегодня, прислать фото."),
      {
        after: 150,
        by: "roads",
        do: "draft",
        text: "Марина, урны опустошили сегодня в 11 часов. По выходным вывоз будет дважды в день: договорённость с подрядчиком есть.",
        measures: "Бригада вывезла мусор, график выходных изменён.",
        photo: "road",
      },
    ],
  },
  {
    hoursAgo: 6.2,
    author: person(513, "Денис", "Ларин"),
    under: "light",
    text: "Мигает фонарь напротив Полевой, 22, прямо в окно спальни. Как дискотека, только без танцев.",
    steps: [
      ...toUnit(["roads"], "Заменить лампу."),
      { after: 140, by: "roads", do: "draft", text: "Денис, лампу напротив дома 22 заменили.", measures: "Замена лампы.", photo: "lamp" },
      { after: 175, by: "curator", do: "accept" },
    ],
  },
  {
    hoursAgo: 7.1,
    author: person(514, "Тамара", "Воробьёва"),
    under: "direct",
    text: "Здравствуйте, это опять Тамара Ивановна с Луговой, 4. Батареи еле тёплые, дома 15 градусов, сижу в пальто. Мастер приходил, сказал «это дом такой».",
    steps: [
      ...toUnit(["zhkh"], "Замерить температуру, отрегулировать узел, позвонить жительнице."),
      { after: 190, by: "zhkh", do: "draft", text: "Ваше обращение рассмотрено, меры приняты.", measures: "Выезд мастера." },
      {
        after: 215,
        by: "curator",
        do: "returnForRework",
        remarks: "Нет ответа по существу: что показал замер, что сделали, когда станет тепло. И обращаемся по имени.",
      },
    ],
  },
  {
    hoursAgo: 9.5,
    author: person(515, "Роман", "Деев"),
    under: "snow",
    text: "Тротуар у школы № 2 — каток. Дети идут по проезжей части. Посыпать-то можно?",
    steps: toUnit(["roads"], "Посыпать сегодня, ответить до конца дня."),
  },
  {
    hoursAgo: 12.5,
    author: person(516, "Жанна", "Фомина"),
    under: "water",
    text: "Течь на углу Заречной и Мостовой, вода бежит по дороге и замерзает. Утром две машины стукнулись.",
    steps: toUnit(["zhkh"], "Устранить течь, посыпать наледь."),
  },
  {
    hoursAgo: 19,
    author: person(517, "Константин", "Орлов"),
    under: "bus",
    text: "Остановку «Хлебозавод» ветром сложило ещё на той неделе. Ждём под дождём, спасибо.",
    steps: [{ after: 30, by: "curator", do: "placeInUrgentFolder" }],
  },
  {
    hoursAgo: 21,
    author: person(518, "Полина", "Шевцова"),
    under: "park",
    text: "Можно ли поставить у площадки лавочку с навесом? Бабушкам негде присесть, пока внуки играют.",
    steps: [
      ...toUnit(["roads"], "Рассмотреть, назвать срок."),
      {
        after: 210,
        by: "roads",
        do: "interim",
        text: "Полина, лавочку с навесом включили в план. Заказываем, поставим и напишем здесь.",
        promisedInDays: 6,
      },
      ...outOfDesk(250),
    ],
  },
  {
    hoursAgo: 2.7,
    author: person(601, "Сергей", "Никитин"),
    under: "light",
    text: "Садовая, 4: фонарь опять не горит, хватило на четыре дня. Вы его чем-то не тем чинили?",
    steps: [
      { after: 8, by: "curator", do: "linkRepeat", authorId: 601 },
      ...toUnit(["roads"], "Найти причину, показать фото, ответить по существу."),
    ],
  },
  {
    hoursAgo: 7.6,
    author: person(519, "Виталий", "Сорокин"),
    under: "water",
    text: "Пожарный гидрант на Мостовой замёрз, проверьте до беды.",
    steps: [
      ...toUnit(["zhkh"], "Отогреть, проверить остальные."),
      {
        after: 140,
        by: "zhkh",
        do: "draft",
        text: "Виталий, гидрант отогрели и утеплили, соседние проверили: работают.",
        measures: "Гидрант отогрет.",
        photo: "road",
      },
      { after: 160, by: "curator", do: "accept" },
      { after: 177, by: "head", do: "approve", networkRefuses: true },
    ],
  },
];
