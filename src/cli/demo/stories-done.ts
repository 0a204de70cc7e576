import { longMessage } from "./long-message.ts";
import { outOfDesk, toUnit, type DemoStory } from "./story.ts";

const person = (id: number, first: string, last: string) => ({ id, first, last });

/** Messages that were answered, declined or turned down; and a few that are older and stand between. */
export const doneStories: readonly DemoStory[] = [
  {
    hoursAgo: 40,
    author: person(601, "Сергей", "Никитин"),
    under: "light",
    text: "Садовая, 4: фонарь не горит вторую неделю, во дворе темно, женщины боятся ходить.",
    steps: [
      ...toUnit(["roads"], "Восстановить освещение, показать фото."),
      {
        after: 130,
        by: "roads",
        do: "draft",
        text: "Сергей, фонарь у дома 4 на Садовой горит: заменили лампу и кабель. Фото прилагаем.",
        measures: "Замена лампы и 12 метров кабеля.",
        photo: "lamp",
      },
      ...outOfDesk(160),
    ],
  },
  {
    hoursAgo: 36,
    author: person(602, "Екатерина", "Мухина"),
    under: "snow",
    text: "Спасибо трактористу на Полевой! В шесть утра уже чисто, и к калитке снег не навалил.",
    steps: [
      ...toUnit(["roads"], "Поблагодарить, передать водителю."),
      {
        after: 90,
        by: "roads",
        do: "draft",
        text: "Екатерина, передали ваши слова водителю, его зовут Геннадий Фёдорович. Ему приятно, нам тоже.",
        measures: "Благодарность передана.",
      },
      ...outOfDesk(120),
    ],
  },
  {
    hoursAgo: 34,
    author: person(603, "Илья", "Панов"),
    under: "water",
    text: "Где талоны на подвоз воды? Сосед получил, а я нет.",
    steps: [
      ...toUnit(["zhkh"], "Разъяснить."),
      { after: 110, by: "zhkh", do: "draft", text: "Талоны не нужны.", measures: "Звонок диспетчеру." },
      { after: 130, by: "curator", do: "returnForRework", remarks: "Слишком коротко: где стоит машина и до какого часа?" },
      {
        after: 185,
        by: "zhkh",
        do: "draft",
        text: "Илья, талоны не нужны: воду наливают всем. Машина стоит у домов 4 и 18 по Луговой до 15 часов, со своей тарой.",
        measures: "Уточнено у диспетчера.",
      },
      ...outOfDesk(215),
      {
        after: 300,
        by: "curator",
        do: "publishForAll",
        question: "Нужны ли талоны на подвоз воды?",
        answer: "Талоны не нужны: воду наливают всем. Машина стоит у домов 4 и 18 по Луговой до 15 часов, со своей тарой.",
      },
    ],
  },
  {
    hoursAgo: 31,
    author: person(604, "Вера", "Самойлова"),
    under: "direct",
    text: "В подъезде Мостовая, 11 третий этаж без перил. Месяц назад сняли красить и не вернули. Мама ходит по стенке.",
    steps: [
      ...toUnit(["zhkh"], "Обязать управляющую компанию вернуть перила, проверить лично."),
      {
        after: 160,
        by: "zhkh",
        do: "draft",
        text: "Вера, перила на третьем этаже вернули и закрепили. Приносим извинения вашей маме.",
        measures: "Перила установлены, осмотр проведён.",
        photo: "road",
      },
      ...outOfDesk(200),
    ],
  },
  {
    hoursAgo: 29,
    author: person(605, "Никита", "Рогов"),
    under: "bus",
    text: "Водитель четвёрки курит в салоне. Борт 047, вчера вечером.",
    steps: [
      ...toUnit(["roads"], "Провести беседу с перевозчиком."),
      {
        after: 70,
        by: "roads",
        do: "declineCompetence",
        reason: "Перевозчиками занимается отдел транспорта и связи: просим передать ему.",
      },
    ],
  },
  {
    hoursAgo: 27,
    author: person(606, "Пользователь", "Безымянный"),
    under: "park",
    text: "вы все там дармоеды и ничтожества, чтоб вам пусто было",
    steps: [
      {
        after: 25,
        by: "curator",
        do: "refuse",
        ground: "obscenity",
        evidence: "Оскорбления без вопроса по существу; снимок экрана сохранён.",
      },
    ],
  },
  {
    hoursAgo: 26,
    author: person(607, "Светлана", "Громыко"),
    under: "light",
    text: "Когда дойдёт очередь до Полевой?",
    steps: [
      ...toUnit(["roads"], "Назвать срок."),
      { after: 100, by: "roads", do: "askClarification", question: "Светлана, о какой части Полевой речь: до переезда или за ним?" },
      { after: 112, by: "curator", do: "agreeClarification" },
      { after: 150, by: "author", do: "answers", text: "За переездом, дома с 30 по 44." },
      {
        after: 220,
        by: "roads",
        do: "draft",
        text: "Светлана, дома 30–44 по Полевой в плане на первую половину следующего месяца.",
        measures: "Сверено с планом работ.",
      },
      ...outOfDesk(245),
      {
        after: 330,
        by: "curator",
        do: "publishForAll",
        question: "Когда восстановят освещение на Полевой за переездом?",
        answer: "Дома 30–44 по Полевой в плане на первую половину следующего месяца.",
      },
    ],
  },
  {
    hoursAgo: 24,
    author: person(608, "Георгий", "Анисимов"),
    under: "snow",
    text: longMessage,
    steps: [
      ...toUnit(["zhkh", "roads"], "Выехать вместе, ответить по каждому пункту.", 25),
      {
        after: 190,
        by: "roads",
        do: "part",
        text: "Дорогу от колонки до угла подсыпали щебнем и прошли грейдером. Остальное после таяния: грунт промёрз.",
        photo: "road",
      },
    ],
  },
  {
    hoursAgo: 23,
    author: person(609, "Ульяна", "Степанова"),
    under: "water",
    text: "Опять рыжая вода!!!",
    steps: [
      { after: 15, by: "author", do: "edits", text: "Опять рыжая вода, Заречная, 9. Извините за крик, третий день без стирки." },
      ...toUnit(["zhkh"], "Ответить вместе с соседями по дому.", 30),
    ],
  },
  {
    hoursAgo: 22,
    author: person(610, "Фёдор", "Лыков"),
    under: "bus",
    text: "Верните вечерний рейс, люди со второй смены идут пешком.",
    steps: [{ after: 40, by: "author", do: "removes" }],
  },
  {
    hoursAgo: 20,
    author: person(611, "Анастасия", "Руднева"),
    under: "park",
    text: "Подскажите, а собак в парк пускают? Табличку сняли, и все спорят.",
    steps: [
      ...toUnit(["roads"], "Ответить по правилам благоустройства."),
      {
        after: 120,
        by: "roads",
        do: "draft",
        text: "Анастасия, с собаками можно на поводке по дальней аллее; на детскую площадку — нельзя. Табличку вернём на этой неделе.",
        measures: "Заказана табличка.",
      },
      { after: 150, by: "curator", do: "accept" },
      { after: 170, by: "head", do: "refuseApproval", remarks: "Назвать пункт правил благоустройства и день, когда вернём табличку." },
    ],
  },
];
