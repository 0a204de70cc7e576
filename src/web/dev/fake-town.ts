import type { Card, CaseRow, Me, Timer } from "#http/contract";

/** A made-up town for development: one case at each step, seen by one role at a time. */
export type FakeCase = Card & { readonly urgency: CaseRow["urgency"] };

const hour = 3_600_000;
const both = (ru: string, en: string) => ({ ru, en });

export const fakeUnits: Me["units"] = [
  {
    unitId: "zhkh",
    title: "Отдел жилищно-коммунального хозяйства, благоустройства и дорожной деятельности",
    shortTitle: "Отдел ЖКХ",
    headName: "Гончаренко Павел Сергеевич",
  },
  { unitId: "land", title: "Отдел земельных отношений и градостроительства", shortTitle: "Земля", headName: "Шевченко Нина Ивановна" },
  { unitId: "park", title: "МБУ «Центр благоустройства»", shortTitle: "Благоустройство", headName: "Ткачёв Илья Олегович" },
];

const clauseText: Readonly<Record<string, string>> = {
  "3.1.1": "…после чего в течение 2-х рабочих часов направляет его для рассмотрения в ответственную структуру.",
  "3.1.2":
    "В срок, не превышающий 8-х рабочих часов с момента поступления сообщения, ответственной структурой проводится обработка сообщения…",
  "3.1.4": "…в соответствии с замечаниями, в срок не превышающий 4-х рабочих часов.",
  "3.1.5":
    "Общий срок обработки, подготовки и доработки ответа ответственной структурой, отправка ответа для публикации не должен превышать 2 рабочих дня.",
};

type TimerSeed = {
  readonly timer: string;
  readonly ru: string;
  readonly clause: string;
  readonly from: number;
  readonly due: number | null;
  readonly status?: Timer["status"];
  readonly stopped?: number;
  readonly mine?: boolean;
  readonly pause?: number;
};

const timerOf = (seed: TimerSeed, now: number): Timer => ({
  timer: seed.timer,
  title: both(seed.ru, seed.timer),
  clause: seed.clause,
  clauseText: clauseText[seed.clause] ?? "",
  term: seed.timer === "total" ? { amount: 2, unit: "workingDay" } : { amount: 8, unit: "workingHour" },
  startedAt: now + seed.from * hour,
  startedBy: "received",
  due: seed.due === null ? null : now + seed.due * hour,
  status: seed.status ?? "running",
  stoppedAt: seed.stopped === undefined ? null : now + seed.stopped * hour,
  remainingMs: 3.4 * hour,
  overdueMs: 0,
  pauses: seed.pause === undefined ? [] : [{ from: now + seed.pause * hour, to: null }],
  neverStopsSince: null,
  ofCurrentStep: seed.mine ?? false,
  quiet: false,
  warnAt: null,
});

type Seed = {
  readonly step: string;
  readonly ru: string;
  readonly waits: Card["waitingFor"][number];
  readonly moves: readonly (readonly [string, string, string])[];
  readonly urgency: CaseRow["urgency"];
  readonly timers: readonly TimerSeed[];
  readonly author: string;
  readonly text: string;
  readonly draft?: string;
  readonly extra?: Partial<Card>;
};

const total = (from: number, due: number): TimerSeed => ({ timer: "total", ru: "Общий срок", clause: "3.1.5", from, due });
const reply =
  "Марина, добрый день. Фонарь у дома 7 на улице Короткой заменили сегодня в 14:20, он горит. Остальные два проверим до пятницы, 27 ноября, и напишем вам здесь же.";

const seeds: readonly Seed[] = [
  {
    step: "arrived",
    ru: "Поступило",
    waits: "curator",
    moves: [
      ["placeInUrgentFolder", "Положить в папку «Срочно»", "3.1.1"],
      ["refuse", "Не подлежит ответу", "3.7"],
    ],
    urgency: "today",
    timers: [{ timer: "draft", ru: "Проект ответа", clause: "3.1.2", from: -5, due: 0.6 }, total(-5, 44)],
    author: "Марина Ковалёва",
    text: "Третью неделю не горят фонари на Короткой, 7. Дети идут из школы в темноте 😔 Когда почините?",
  },
  {
    step: "urgentFolder",
    ru: "В папке «Срочно»",
    waits: "head",
    moves: [["resolve", "Дать резолюцию", "3.1.1"]],
    urgency: "today",
    timers: [{ timer: "draft", ru: "Проект ответа", clause: "3.1.2", from: -20, due: 3 }, total(-20, 30)],
    author: "Олег Бондарь",
    text: "На повороте у рынка яма, вчера пробил колесо.",
  },
  {
    step: "resolved",
    ru: "Есть резолюция",
    waits: "curator",
    moves: [["dispatch", "Направить в структуру", "3.1.1"]],
    urgency: "overdue",
    timers: [{ timer: "dispatch", ru: "Направление в структуру", clause: "3.1.1", from: -22, due: -1.6, mine: true }, total(-23, 26)],
    author: "Светлана Дроздова",
    text: "Почему закрыт проход через сквер?",
  },
  {
    step: "withUnit",
    ru: "В работе у структуры",
    waits: "unit",
    moves: [
      ["submitDraft", "Передать ответ", "3.1.2"],
      ["submitInterim", "Промежуточный ответ", "3.3"],
      ["askClarification", "Уточнить у автора", "3.1.2"],
      ["declineCompetence", "Не наш вопрос", "3.8"],
    ],
    urgency: "later",
    timers: [{ timer: "draft", ru: "Проект ответа", clause: "3.1.2", from: -3, due: 20, mine: true }, total(-3, 50)],
    author: "Роман Пилипенко",
    text: "Контейнеры на Южной переполнены. ".repeat(60),
  },
  {
    step: "check",
    ru: "Проверка куратором",
    waits: "curator",
    moves: [
      ["accept", "Принять", "3.1.3"],
      ["returnForRework", "Вернуть на доработку", "3.1.3"],
    ],
    urgency: "today",
    timers: [total(-26, 2.5)],
    author: "Марина Ковалёва",
    text: "Третью неделю не горят фонари.",
    draft: reply,
  },
  {
    step: "approval",
    ru: "Согласование главой",
    waits: "head",
    moves: [
      ["approve", "Согласовать", "3.1.7"],
      ["refuseApproval", "Вернуть", "3.1.7"],
    ],
    urgency: "today",
    timers: [total(-26, 2.5)],
    author: "Марина Ковалёва",
    text: "Третью неделю не горят фонари на Короткой, 7.",
    draft: reply,
  },
  {
    step: "awaitingAuthor",
    ru: "Ждём ответа автора",
    waits: "author",
    moves: [],
    urgency: "suspended",
    timers: [{ timer: "draft", ru: "Проект ответа", clause: "3.1.2", from: -28, due: null, status: "suspended", mine: true, pause: -6 }],
    author: "Ирина",
    text: "Во дворе опять нет воды!!",
    extra: {
      clarifications: [
        {
          question: "Ирина, подскажите, пожалуйста, улицу и номер дома.",
          askedAt: 0,
          agreedAt: 0,
          postedAt: 0,
          answeredAt: null,
          closedSilentAt: null,
        },
      ],
    },
  },
];

const made = (seed: Seed, n: number, now: number): FakeCase => ({
  caseId: `case-${n}`,
  number: 101 + n,
  version: 3,
  urgency: seed.urgency,
  route: { name: "pages", title: both("Официальные страницы", "Official pages"), clause: "3.1" },
  procedure: { name: "gulkevichi", edition: "1", title: "Порядок" },
  manual: null,
  earlierCaseId: null,
  network: { code: "vk", title: both("ВКонтакте", "VK") },
  page: { pageId: "p1", title: "Глава Гулькевичского поселения", url: "https://vk.example/head" },
  messageKind: n % 3 === 2 ? "direct" : "comment",
  replyVisibility: n % 3 === 2 ? "direct" : "public",
  maxReplyLength: 4096,
  post: n % 3 === 2 ? null : { text: "Друзья, сегодня начали менять светильники на улицах города.", permalink: "https://vk.example/wall1" },
  messages: [
    {
      messageId: `m${n}`,
      kind: "comment",
      author: { authorId: "a", name: seed.author, profileUrl: null, kind: "person" },
      text: seed.text,
      occurredAt: now - 5 * hour,
      arrivedAt: now - 5 * hour,
      permalink: "https://vk.example/c",
      removedAt: n === 2 ? now - hour : null,
      versions: n === 0 ? [{ text: "Не горят фонари", at: now - 6 * hour }] : [],
      attachments: [],
      opening: true,
    },
  ],
  receivedAt: now - 5 * hour,
  step: seed.step,
  stepTitle: both(seed.ru, seed.step),
  stepSince: now - 2 * hour,
  waitingFor: [seed.waits],
  units: n < 2 ? [] : fakeUnits.slice(0, 1),
  answerable: n < 2 ? null : "zhkh",
  instruction: n < 2 ? null : "Выехать сегодня, сообщить, когда загорится каждый фонарь.",
  resolvedBy: n < 2 ? null : { personId: "h", name: "Кравцов А. П.", position: "Глава" },
  parts: [],
  drafts:
    seed.draft === undefined
      ? []
      : [
          {
            draftId: `d${n}`,
            reply: "final",
            text: seed.draft,
            digest: "d",
            files: [],
            measures: "Заменена лампа, проверена линия.",
            noProof: null,
            promisedFor: null,
            submittedAt: now - hour,
            submittedBy: { personId: "u", name: "Гончаренко П. С.", position: "Начальник отдела" },
            unitId: "zhkh",
            accepted: seed.step === "approval",
            approved: false,
          },
        ],
  returns: [],
  clarifications: [],
  publications: [],
  timers: seed.timers.map((timer) => timerOf(timer, now)),
  explanationClock: null,
  appeal: null,
  history: [1, 2, 3].map((version) => ({
    version,
    type: "received",
    at: now - (6 - version) * hour,
    actor: {
      kind: version === 1 ? ("network" as const) : ("person" as const),
      role: "curator",
      name: version === 1 ? null : "Литвинова О. В.",
    },
    clause: "3.1.1",
    title: both(version === 1 ? "Сообщение поступило" : "Передано главе", "Event"),
    text: null,
    files: [],
  })),
  moves: [
    ...seed.moves.map(([move, title, clause]) => ({ move, title: both(title, move), clause, allowed: true, refusal: null })),
    {
      move: "overrideTerm",
      title: both("Изменить срок", "Change the term"),
      clause: "3.1.5",
      allowed: false,
      refusal: {
        code: "TermChangeNotAllowed",
        message: both("Порядок не даёт менять этот срок.", "The act does not allow to change this term."),
        clause: "3.1.5",
      },
    },
  ],
  ended: false,
  isEmergency: n === 1,
  removedByAuthor: n === 2,
  now,
  ...seed.extra,
});

/** The cases of the made-up town; `many` repeats them for the look of a long list. */
export const fakeCases = (now: number, many: number): readonly FakeCase[] => {
  const order = { overdue: 0, today: 1, later: 2, suspended: 3, none: 4 };
  const all = Array.from({ length: Math.max(many, seeds.length) }, (_, n) =>
    seeds
      .slice(n % seeds.length)
      .slice(0, 1)
      .map((seed) => made(seed, n, now)),
  ).flat();
  return all.sort((a, b) => order[a.urgency] - order[b.urgency]);
};

/** The list row of a card. */
export const fakeRow = (card: FakeCase): CaseRow => {
  const nearest = card.timers.find((timer) => timer.ofCurrentStep) ?? card.timers[0];
  return {
    caseId: card.caseId,
    number: card.number,
    version: card.version,
    network: card.network.code,
    messageKind: card.messageKind,
    pageTitle: card.page?.title ?? null,
    authorName: card.messages[0]?.author?.name ?? null,
    excerpt: card.messages[0]?.text.slice(0, 160) ?? "",
    attachmentCount: 0,
    receivedAt: card.receivedAt,
    route: "pages",
    step: card.step,
    stepTitle: card.stepTitle,
    stepSince: card.stepSince,
    waitingFor: [...card.waitingFor],
    awaitsApproval: card.moves.some(({ move, allowed }) => move === "approve" && allowed),
    units: card.units.map(({ unitId, shortTitle }) => ({ unitId, shortTitle })),
    ended: card.ended,
    isEmergency: card.isEmergency,
    removedByAuthor: card.removedByAuthor,
    urgency: card.urgency,
    nearest:
      nearest === undefined
        ? null
        : {
            timer: nearest.timer,
            title: nearest.title,
            clause: nearest.clause,
            due: nearest.due,
            status: nearest.status,
            startedAt: nearest.startedAt,
            unit: nearest.term.unit,
          },
  };
};
