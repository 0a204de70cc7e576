/** The make-believe town: no such place, office or person exists. */
export type DemoRole = "curator" | "head" | "zhkh" | "roads" | "controller" | "administrator";

export type DemoPerson = {
  readonly key: DemoRole;
  readonly login: string;
  readonly name: string;
  readonly position: string;
  readonly role: "curator" | "head" | "unit" | "controller" | "administrator";
  readonly unit: string | null;
};

export const townTitle = "Администрация Городка";

/** One password for all: the town is open on this machine only. */
export const townPassword = "vesna-gorodok-26";

export const townUnits = [
  { key: "zhkh", title: "Управление жилищно-коммунального хозяйства", shortTitle: "Управление ЖКХ", headName: "Лапина Ольга Викторовна" },
  { key: "roads", title: "Отдел благоустройства и дорог", shortTitle: "Благоустройство", headName: "Зуев Денис Олегович" },
  { key: "school", title: "Отдел образования", shortTitle: "Образование", headName: "Ясенева Марина Львовна" },
  { key: "transport", title: "Отдел транспорта и связи", shortTitle: "Транспорт", headName: "Кречетов Илья Маркович" },
] as const;

export type DemoUnit = (typeof townUnits)[number]["key"];

export const townPeople: readonly DemoPerson[] = [
  { key: "curator", login: "curator", name: "Ковалёва Анна Петровна", position: "Куратор, пресс-секретарь", role: "curator", unit: null },
  { key: "head", login: "head", name: "Громов Сергей Ильич", position: "Глава Городка", role: "head", unit: null },
  { key: "zhkh", login: "zhkh", name: "Лапина Ольга Викторовна", position: "Начальник управления ЖКХ", role: "unit", unit: "zhkh" },
  {
    key: "roads",
    login: "roads",
    name: "Зуев Денис Олегович",
    position: "Начальник отдела благоустройства и дорог",
    role: "unit",
    unit: "roads",
  },
  {
    key: "controller",
    login: "control",
    name: "Мельник Ирина Юрьевна",
    position: "Организационно-кадровое управление",
    role: "controller",
    unit: null,
  },
  {
    key: "administrator",
    login: "admin",
    name: "Титов Павел Андреевич",
    position: "Администратор системы",
    role: "administrator",
    unit: null,
  },
];

/** Monday to Thursday 08:00–17:00, Friday to 16:00, lunch 12:00–12:48: the hours of many an administration. */
export const townOffice = {
  id: "gorodok",
  version: "1",
  name: { ru: townTitle, en: "Administration of Gorodok" },
  zone: "Europe/Moscow",
  hours: { "mon-thu": "08:00-12:00 12:48-17:00", fri: "08:00-12:00 12:48-16:00" },
  calendar: "ru",
};

/** Posts that the demonstration adds to those which the test network brings: what some of the comments stand under. */
export const townPosts = {
  snow: "Ночью выпало 12 сантиметров снега. На улицах работают девять машин, первыми чистим дороги к школам и больнице. Пишите в комментариях, куда ещё не доехали.",
  water: "В четверг с 9 до 15 часов на Заречной и Луговой меняют участок водопровода. Подвоз воды — к домам 4 и 18.",
} as const;

/** What the town wrote last in the networks beside VK. */
export const otherPosts = {
  ok: "Концерт ко Дню матери — в пятницу в 18 часов в Доме культуры, вход свободный. О чём ещё рассказать? Пишите здесь или в сообщения группы.",
  max: "Мост на Речной закрыт с 22 до 5 часов: меняют перила. Объезд по Мостовой. Замечания и вопросы — в комментариях.",
  telegram: "Вывоз ёлок и крупного мусора — по заявкам до 20-го числа. Адреса, откуда не забрали, пишите под этим постом.",
} as const;

/** Words by which the network's own posts are known. */
export const networkPosts = { park: "лип", bus: "автобус", light: "светильники" } as const;

export type DemoPost = keyof typeof townPosts | keyof typeof networkPosts;
