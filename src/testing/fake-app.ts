import type {
  App,
  CardView,
  Change,
  DeadlineStory,
  DeskMove,
  FileRow,
  InputProblem,
  ListAnswer,
  MoveOutcome,
  OrganisationRow,
  PageRow,
  PersonRow,
  Principal,
  UnitRow,
  WebhookAnswer,
  WebhookRequest,
} from "#app";
import type { CaseId, FileId, PersonId, Refusal, TenantId, UnitId } from "#case";
import { fakeControl } from "./fake-control.ts";
import { createFakeColleagues } from "./fake-colleagues.ts";
import { fakeDuty } from "./fake-duty.ts";
import { fakeCardView } from "./fake-card.ts";
import { createFakePapers } from "./fake-papers.ts";
import { createFakeIncident } from "./fake-incident.ts";
import { createFakeRules } from "./fake-rules.ts";
import { fakeSiteHook } from "./fake-site-hook.ts";
import { createFakeSite } from "./fake-site.ts";
import { createFakeModeration } from "./fake-moderation.ts";
import { createFakePeople } from "./fake-people.ts";
import { createFakeRegister } from "./fake-register.ts";
import { fakeProcedure, fakeRoute } from "./fake-procedure.ts";

export const fakeTenant = "town" as TenantId;
const fakeNow = Date.parse("2026-11-20T12:00:00+03:00");
const fakeUnits: readonly UnitRow[] = [
  { unitId: "zhkh" as UnitId, title: "Управление ЖКХ", shortTitle: "ЖКХ", headName: "Сомов А. А.", active: true, hours: null },
  { unitId: "roads" as UnitId, title: "Отдел дорог", shortTitle: "Дороги", headName: null, active: true, hours: null },
];

const person = (role: PersonRow["role"], unitId: string | null = null, active = true): PersonRow => ({
  personId: `person-${role}-${unitId ?? ""}` as PersonId,
  userId: `user-${role}-${unitId ?? ""}`,
  name: `Имя ${role}`,
  position: "Должность",
  role,
  unitId: unitId as UnitId | null,
  locale: "ru",
  active,
});

/** One person of each role, a second unit, and one who was switched off. */
export const fakePeople = {
  curator: person("curator"),
  head: person("head"),
  zhkh: person("unit", "zhkh"),
  roads: person("unit", "roads"),
  controller: person("controller"),
  administrator: person("administrator"),
  dismissed: { ...person("curator", null, false), userId: "user-dismissed" },
} as const satisfies Record<string, PersonRow>;

type MoveCall = { readonly principal: Principal; readonly caseId: string; readonly version: number; readonly move: DeskMove };

/** The fake: what it answers can be set, what it was asked is kept, `announce` plays a change of another process. */
export type FakeApp = App & {
  readonly adopted: unknown[];
  readonly moves: MoveCall[];
  readonly received: { readonly network: string; readonly pageKey: string; readonly request: WebhookRequest }[];
  readonly uploads: { readonly name: string; readonly size: number }[];
  readonly announce: (change: Change) => void;
  readonly listenerCount: () => number;
  answerMove: MoveOutcome | { readonly kind: "refusedWith"; readonly refusal: Refusal } | null;
  answerHook: WebhookAnswer;
  rejectUploads: InputProblem | null;
  failWith: Error | null;
};

/** The case `case-1` is given to the unit `zhkh`; nothing else exists. */
export const fakeCaseId = "case-1" as CaseId;

const pageRow: PageRow = {
  pageId: "page-1",
  network: "vk",
  accountId: "1001",
  title: "Глава Городка",
  url: "https://vk.example/gorodok",
  owner: "head",
  route: "pages",
  enabled: true,
  settings: { baseUrl: "http://127.0.0.1:1" },
  secrets: { token: "very-secret-token" },
  health: { state: "ok", problems: [], checkedAt: fakeNow },
  lastEventAt: null,
};

const organisation: OrganisationRow = {
  tenantId: fakeTenant,
  title: "Администрация Городка",
  office: { zone: "Europe/Moscow", hours: {} },
  procedure: "gulkevichi",
  createdAt: 0,
};

const story: DeadlineStory = {
  timer: "draft",
  clause: "3.1.2",
  clauseText: "Ответственная структура готовит проект ответа.",
  unit: "workingHour",
  reading: null,
  counted: [{ from: fakeNow, to: fakeNow + 3_600_000, ms: 3_600_000 }],
  skipped: [],
  due: fakeNow + 3_600_000,
  words: { ru: ["Считаем рабочие часы."], en: ["Working hours are counted."] },
};

const mayOpen = ({ person: asked }: Principal, caseId: string): boolean =>
  caseId === fakeCaseId && asked.role !== "administrator" && (asked.role !== "unit" || asked.unitId === "zhkh");

const listAnswer = (card: CardView): ListAnswer => {
  const { timers: _timers, ...projection } = card.parts.projection;
  const row = {
    projection,
    authorName: "Житель",
    excerpt: "Не горит фонарь",
    pageTitle: pageRow.title,
    attachmentCount: 0,
    procedure: fakeProcedure,
    route: fakeRoute,
  };
  return {
    rows: [row],
    nextCursor: null,
    counts: { queue: 1, urgent: 0, mine: 0, awaitingAuthor: 0, answered: 0, all: 1 },
    units: fakeUnits,
    now: fakeNow,
  };
};

/** An app without a database. */
export const createFakeApp = (): FakeApp => {
  const card = fakeCardView(fakeCaseId, fakeNow, fakeUnits);
  const handlers = new Set<(change: Change) => void>();
  const saves = new Map<string, { text: string; at: number }>();
  const files = new Map<string, { row: FileRow; bytes: Uint8Array }>();
  const adopted: unknown[] = [];
  const fake: FakeApp = {
    moves: [],
    adopted,
    rules: createFakeRules(adopted),
    site: createFakeSite(organisation),
    control: fakeControl,
    duty: fakeDuty,
    ...createFakeColleagues(mayOpen, Object.values(fakePeople)),
    incident: createFakeIncident(),
    siteHook: fakeSiteHook,
    register: createFakeRegister(pageRow),
    people: createFakePeople(Object.values(fakePeople), fakeUnits),
    moderation: createFakeModeration(fakeCaseId),
    checkReplyLink: async (principal, { caseId }) =>
      mayOpen(principal, caseId) ? { verdict: "found", permalink: "https://vk.example/w1" } : null,
    retryAttachments: async (principal, caseId, messageId) => mayOpen(principal, caseId) && messageId === "message-1",
    received: [],
    uploads: [],
    answerMove: null,
    answerHook: { status: 200, contentType: "text/plain", body: "ok" },
    rejectUploads: null,
    failWith: null,
    announce: (change) => handlers.forEach((handler) => handler(change)),
    listenerCount: () => handlers.size,
    receive: async (network, pageKey, request) => {
      fake.received.push({ network, pageKey, request });
      return fake.answerHook;
    },
    list: async () => {
      if (fake.failWith !== null) throw fake.failWith;
      return listAnswer(card);
    },
    search: async (_principal, words) => ({
      rows: listAnswer(card).rows.map((row) => ({ ...row, place: "message" as const, fragment: [{ text: words, hit: true }] })),
      more: false,
      units: listAnswer(card).units,
      now: fakeNow,
    }),
    newCard: async ({ person: asked }, entered) => {
      if (asked.role !== "curator") return { kind: "forbidden" };
      if (entered.arrivedAt > fakeNow)
        return {
          kind: "badInput",
          problems: [{ code: "ARRIVAL_IN_FUTURE", path: "arrivedAt", ru: "Ещё не наступило.", en: "Still to come." }],
        };
      return { kind: "done", card };
    },
    repeats: async (principal, caseId) => (mayOpen(principal, caseId) ? { linked: null, suggestions: [] } : null),
    card: async (principal, caseId) => (mayOpen(principal, caseId) ? card : null),
    deadline: async (principal, caseId, timer) => (mayOpen(principal, caseId) && timer === "draft" ? story : null),
    move: async (principal, caseId, version, move) => {
      if (!mayOpen(principal, caseId)) return { kind: "notFound" };
      if (fake.answerMove?.kind === "refusedWith") return { kind: "refused", refusal: fake.answerMove.refusal, procedure: fakeProcedure };
      if (fake.answerMove !== null) return fake.answerMove;
      fake.moves.push({ principal, caseId, version, move });
      return { kind: "done", card };
    },
    save: async (principal, caseId, field, text) => {
      if (!mayOpen(principal, caseId)) return null;
      const key = `${principal.person.personId} ${caseId} ${field}`;
      if (text === null) saves.delete(key);
      else saves.set(key, { text, at: fakeNow });
      return saves.get(key) ?? null;
    },
    saved: async (principal, caseId, field) => saves.get(`${principal.person.personId} ${caseId} ${field}`) ?? null,
    upload: async (_principal, { name, bytes }) => {
      if (fake.rejectUploads !== null) return { kind: "rejected", problem: fake.rejectUploads };
      fake.uploads.push({ name, size: bytes.length });
      const fileId = `file-${files.size + 1}` as FileId;
      const row: FileRow = {
        fileId,
        digest: "d",
        mime: name.endsWith(".png") ? "image/png" : "application/pdf",
        name,
        size: bytes.length,
        storageKey: "secret/place",
      };
      files.set(fileId, { row, bytes });
      return { kind: "stored", file: row };
    },
    file: async (_principal, fileId) => files.get(fileId) ?? null,
    ...createFakePapers(fakeCaseId, mayOpen),
    pages: async () => [pageRow],
    networks: () => [{ code: "vk", title: { ru: "ВКонтакте", en: "VKontakte" }, letter: "В" }],
    desk: async () => ({ organisation, calendars: [], units: fakeUnits, procedure: fakeProcedure }),
    principalOf: async (userId) => {
      const found = Object.values(fakePeople).find((one) => one.userId === userId);
      return found === undefined ? null : { tenantId: fakeTenant, person: found };
    },
    subscribe: (_tenantId, handler) => {
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
    now: () => fakeNow,
  };
  return fake;
};
