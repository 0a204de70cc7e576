/** Plain rows for tests of the store: a town, a page, a case at its first event. Each call may change what matters to the test. */
import { randomUUID } from "node:crypto";
import type { CaseProjection, MessageRow, NewInbox, PageRow, PersonRow, StoreTx } from "#app";
import type { CaseId, MessageId, PersonId, RecordedEvent, TenantId, TextRef } from "#case";

export const testTenant = "gulkevichi" as TenantId;
/** A Monday morning; the store itself reads no meaning into it. */
export const testNow = Date.UTC(2026, 10, 23, 6, 0);

/** An official page. */
export const testPage = (changes: Partial<PageRow> = {}): PageRow => ({
  pageId: randomUUID(),
  network: "vk",
  accountId: "1001",
  title: "Страница главы",
  url: "https://example.invalid/page",
  owner: "head",
  route: "pages",
  enabled: true,
  settings: {},
  secrets: {},
  health: { state: "unknown", problems: [], checkedAt: null },
  lastEventAt: null,
  ...changes,
});

/** A person with an account of the same name. */
export const testPerson = (personId: string, changes: Partial<PersonRow> = {}): PersonRow => ({
  personId: personId as PersonId,
  userId: `user-${personId}`,
  name: `Сотрудник ${personId}`,
  position: "специалист",
  role: "curator",
  unitId: null,
  locale: "ru",
  active: true,
  ...changes,
});

/** A delivery of a network. */
export const testDelivery = (pageId: string, dedupKey: string, changes: Partial<NewInbox> = {}): NewInbox => ({
  network: "vk",
  pageId,
  dedupKey,
  eventType: "wall_reply_new",
  body: Buffer.from(`{"key":"${dedupKey}"}`),
  receivedAt: testNow,
  ...changes,
});

/** Makes the organisation and one page in one transaction. */
export const testTown = async (tx: StoreTx, page: PageRow = testPage()): Promise<PageRow> => {
  await tx.putOrganisation({ tenantId: tx.tenantId, title: "Поселение", office: {}, procedure: "gulkevichi", createdAt: testNow });
  await tx.putPage(page);
  return page;
};

export type TestCase = { readonly caseId: CaseId; readonly messageId: MessageId; readonly text: TextRef; readonly number: number };

/** The first event of a case. */
export const receivedEvent = ({ caseId, messageId, text }: TestCase, at = testNow): RecordedEvent => ({
  caseId,
  version: 1,
  at,
  actor: { kind: "network" },
  step: "received",
  event: {
    type: "received",
    messageId,
    kind: "comment",
    channel: "vk",
    route: "pages",
    procedure: "gulkevichi",
    edition: "1",
    text,
    files: [],
  },
});

/** Any later event: it only has to have a version. */
export const laterEvent = (caseId: CaseId, version: number, at = testNow): RecordedEvent => ({
  caseId,
  version,
  at,
  actor: { kind: "person", personId: "curator-1" as PersonId, role: "curator" },
  step: "urgentFolder",
  event: { type: "placedInUrgentFolder" },
});

/** The row of the lists. */
export const testProjection = ({ caseId, messageId, number }: TestCase, changes: Partial<CaseProjection> = {}): CaseProjection => ({
  caseId,
  version: 1,
  number,
  procedure: "gulkevichi",
  edition: "1",
  route: "pages",
  network: "vk",
  pageId: null,
  messageId,
  messageKind: "comment",
  receivedAt: testNow,
  step: "received",
  stepSince: testNow,
  waitingFor: ["curator"],
  units: [],
  ended: false,
  isEmergency: false,
  removedByAuthor: false,
  nearest: null,
  timers: [],
  lastEventAt: testNow,
  ...changes,
});

/** A clock of the row, due at this time. */
export const dueAt = (due: number | null): NonNullable<CaseProjection["nearest"]> => ({
  timer: "draft",
  clause: "3.1.2",
  due,
  status: due === null ? "suspended" : "running",
});

/** A message of the case. */
export const testMessage = ({ caseId, messageId, text }: TestCase, changes: Partial<MessageRow> = {}): MessageRow => ({
  messageId,
  caseId,
  pageId: null,
  network: "vk",
  externalId: messageId,
  kind: "comment",
  authorId: null,
  thread: {},
  permalink: null,
  occurredAt: testNow,
  arrivedAt: testNow,
  text,
  attachments: [],
  removedAt: null,
  ...changes,
});

/** Begins a case: text, message, first event, row of the lists. */
export const beginCase = async (tx: StoreTx, words: string, changes: Partial<CaseProjection> = {}): Promise<TestCase> => {
  const text = await tx.putText("message", words);
  const begun: TestCase = { caseId: randomUUID() as CaseId, messageId: randomUUID() as MessageId, text, number: await tx.nextCaseNumber() };
  await tx.putMessage(testMessage(begun, { pageId: changes.pageId ?? null }));
  await tx.append([receivedEvent(begun)], testProjection(begun, changes));
  return begun;
};
