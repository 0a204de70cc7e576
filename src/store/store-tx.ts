/** One transaction of one tenant, as the app sees it: every function of the port, bound to the transaction. */
import type { CaseProjection, StoreTx } from "#app";
import type { CaseId, RecordedEvent } from "#case";
import { dueCases } from "./cases/due.ts";
import * as manual from "./cases/manual.ts";
import { caseOfNumber, keepNumber, nextCaseNumber, numberOf } from "./cases/numbers.ts";
import { writeProjection } from "./cases/projection.ts";
import { casesAfter, watchAll, writeProjections } from "./cases/rebuild.ts";
import { repeatCandidates } from "./cases/repeat-candidates.ts";
import { announce } from "./changes/announce.ts";
import * as notes from "./colleagues/notes.ts";
import * as templates from "./colleagues/templates.ts";
import * as duty from "./duty/notices.ts";
import { addTurn, endTurn, readTurns } from "./duty/turns.ts";
import { enqueue } from "./jobs/enqueue.ts";
import { insertEvents, loadCase } from "./log/events.ts";
import { readFileUses } from "./log/file-uses.ts";
import { putFile, readFiles } from "./log/files.ts";
import { putText, readTexts } from "./log/texts.ts";
import * as keys from "./incident/access-keys.ts";
import * as facts from "./incident/facts.ts";
import * as letters from "./incident/letters.ts";
import * as quality from "./quality/quality.ts";
import * as reports from "./reports/reports.ts";
import type { Scope } from "./scope.ts";
import * as answers from "./site/answers.ts";
import * as siteHooks from "./site/hook.ts";
import * as posts from "./site/posts.ts";
import { acknowledgeAlarm, raiseAlarm, readAlarms } from "./talk/alarms.ts";
import * as authors from "./talk/authors.ts";
import * as saves from "./talk/draft-saves.ts";
import { formerAnswers } from "./talk/former-answers.ts";
import { inboxDone, putInbox } from "./talk/inbox.ts";
import * as messages from "./talk/messages.ts";
import * as attachments from "./attachments/attachments.ts";
import * as moderation from "./moderation/deeds.ts";
import * as pageAlarms from "./pages/alarms.ts";
import * as register from "./pages/register.ts";
import { park, takeParked } from "./talk/parked.ts";
import { putPost, readPost } from "./talk/posts.ts";
import * as publications from "./talk/publications.ts";
import { actEditions, addActEdition, openCases } from "./rules/acts.ts";
import { addCalendar, calendarVersions, movedTerms, readCalendars } from "./rules/calendars.ts";
import { putOrganisation, readOrganisation } from "./town/organisation.ts";
import * as pages from "./town/pages.ts";
import { putPerson, readPeople } from "./town/people.ts";
import { putUnit, putUnitHours, readUnits } from "./town/units.ts";

const append = async (scope: Scope, events: readonly RecordedEvent[], projection: CaseProjection): Promise<"appended" | "conflict"> => {
  const { caseId, version, number } = projection;
  if (events.at(-1)?.version !== version) throw new Error("A projection stands at the last of the events that it is appended with.");
  if (events[0]?.version === 1) await keepNumber(scope, caseId, number);
  if ((await insertEvents(scope, events)) === "conflict") return "conflict";
  await writeProjection(scope, projection);
  await announce(scope.db, { kind: "case", tenantId: scope.tenantId, caseId, version });
  return "appended";
};

const announceCase = async ({ db, tenantId }: Scope, caseId: CaseId): Promise<void> => {
  const row = await db
    .selectFrom("cases")
    .select("version")
    .where("tenant_id", "=", tenantId)
    .where("case_id", "=", caseId)
    .executeTakeFirst();
  if (row !== undefined) await announce(db, { kind: "case", tenantId, caseId, version: row.version });
};

/** The port over an open transaction; `afterCommit` hears what must wait for its end. */
export const makeTx = (scope: Scope, afterCommit: { readonly inboxGrew: () => void }): StoreTx => ({
  tenantId: scope.tenantId,
  loadCase: (caseId) => loadCase(scope, caseId),
  append: (events, projection) => append(scope, events, projection),
  nextCaseNumber: () => nextCaseNumber(scope),
  numberOf: (caseId) => numberOf(scope, caseId),
  caseOfNumber: (number) => caseOfNumber(scope, number),
  project: (projection) => writeProjection(scope, projection),
  casesAfter: (after, limit, which) => casesAfter(scope, { after, limit, which }),
  projectAll: (projections) => writeProjections(scope, projections),
  watchAll: (watches) => watchAll(scope, watches),
  dueCases: (now, limit) => dueCases(scope, now, limit),
  ...textsAndFiles(scope),
  ...talk(scope),
  ...outbox(scope),
  ...town(scope),
  ...rules(scope),
  ...byHand(scope),
  ...site(scope),
  ...onDuty(scope),
  ...incident(scope),
  ...colleagues(scope),
  ...control(scope),
  putInbox: async (row) => {
    const outcome = await putInbox(scope, row);
    if (outcome === "stored") afterCommit.inboxGrew();
    return outcome;
  },
});

const textsAndFiles = (scope: Scope) =>
  ({
    putText: (kind, body) => putText(scope, kind, body),
    texts: (ids) => readTexts(scope, ids),
    putFile: (file) => putFile(scope, file),
    files: (ids) => readFiles(scope, ids),
    fileUses: (ids) => readFileUses(scope, ids),
  }) satisfies Partial<StoreTx>;

const talk = (scope: Scope) =>
  ({
    inboxDone: (inboxId, outcome, at) => inboxDone(scope, inboxId, { outcome, at }),
    findMessage: (network, pageId, externalId, kind) => messages.findMessage(scope, { network, pageId, externalId, kind }),
    putMessage: (message) => messages.putMessage(scope, message),
    message: (messageId) => messages.readMessage(scope, messageId),
    addMessageVersion: (messageId, text, attachments, at) => messages.addMessageVersion(scope, messageId, { text, attachments, at }),
    addMessagePart: (messageId, part) => messages.addMessagePart(scope, messageId, part),
    setMessageRemoved: (messageId, at) => messages.setMessageRemoved(scope, messageId, at),
    openCasesOfAuthor: (pageId, authorId) => messages.openCasesOfAuthor(scope, pageId, authorId),
    messagesOf: (caseId) => messages.messagesOf(scope, caseId),
    putAuthor: (network, author) => authors.putAuthor(scope, network, author),
    author: (authorId) => authors.readAuthor(scope, authorId),
    setDirectAllowed: (pageId, authorId, allowed, at) => authors.setDirectAllowed(scope, { pageId, authorId, allowed, at }),
    putPost: (pageId, publicPostId, post) => putPost(scope, { pageId, publicPostId }, post),
    hasPost: async (pageId, publicPostId) => (await readPost(scope, pageId, publicPostId)) !== null,
    park: (pageId, event) => park(scope, pageId, event),
    takeParked: (pageId, externalId) => takeParked(scope, pageId, externalId),
    raiseAlarm: (alarm) => raiseAlarm(scope, alarm),
    alarms: (asked) => readAlarms(scope, asked),
    acknowledgeAlarm: (alarmId, by) => acknowledgeAlarm(scope, alarmId, by),
    formerAnswers: (caseId) => formerAnswers(scope, caseId),
    draftSave: (caseId, personId, field) => saves.draftSave(scope, { caseId, personId, field }),
    putDraftSave: (caseId, personId, field, text, at) => saves.putDraftSave(scope, { caseId, personId, field }, { text, at }),
    dropDraftSaves: (caseId, personId, field) => saves.dropDraftSaves(scope, { caseId, personId, field }),
  }) satisfies Partial<StoreTx>;

const outbox = (scope: Scope) =>
  ({
    putPublication: (publication) => publications.putPublication(scope, publication),
    publication: (publicationId) => publications.readPublication(scope, publicationId),
    lockPublication: (publicationId) => publications.lockPublication(scope, publicationId),
    setPublication: (publicationId, progress) => publications.setPublication(scope, publicationId, progress),
    publicationByExternalId: (pageId, externalId) => publications.publicationByExternalId(scope, pageId, externalId),
    stalledPublications: (now, sendingBefore, limit) => publications.stalledPublications(scope, { now, sendingBefore }, limit),
    takePageTurn: (pageId) => publications.takePageTurn(scope, pageId),
    recentPublication: (asked) => publications.recentPublication(scope, asked),
    enqueue: (job, options) => enqueue(scope, job, options),
  }) satisfies Partial<StoreTx>;

const rules = (scope: Scope) =>
  ({
    calendarVersions: () => calendarVersions(scope),
    calendars: (version) => readCalendars(scope, version),
    addCalendar: (version, moved) => addCalendar(scope, version, moved),
    movedTerms: (version, limit) => movedTerms(scope, version, limit),
    actEditions: () => actEditions(scope),
    addActEdition: (edition) => addActEdition(scope, edition),
    openCases: () => openCases(scope),
    announceRules: () => announce(scope.db, { kind: "rules", tenantId: scope.tenantId }),
  }) satisfies Partial<StoreTx>;

const onDuty = (scope: Scope) =>
  ({
    turns: (asked) => readTurns(scope, asked),
    addTurn: (turn) => addTurn(scope, turn),
    endTurn: (turnId, by) => endTurn(scope, turnId, by),
    notify: (notices) => duty.notify(scope, notices),
    notices: (personId) => duty.readNotices(scope, personId),
    noticesSeen: (personId, noticeId, at) => duty.noticesSeen(scope, { personId, noticeId }, at),
    watch: (caseId, at) => duty.watch(scope, caseId, at),
    rewatch: (caseId, at) => duty.rewatch(scope, caseId, at),
    watchedCases: (now, limit) => duty.watchedCases(scope, now, limit),
    addBreach: (breach) => duty.addBreach(scope, breach),
    breachesSince: (since) => duty.breachesSince(scope, since),
  }) satisfies Partial<StoreTx>;

const site = (scope: Scope) =>
  ({
    answerOfCase: (caseId) => answers.answerOfCase(scope, caseId),
    publicAnswer: (answerId) => answers.publicAnswer(scope, answerId),
    publicAnswers: (asked) => answers.publicAnswers(scope, asked),
    answersLike: (text, limit) => answers.answersLike(scope, text, limit),
    putPublicAnswer: (answer) => answers.putPublicAnswer(scope, answer),
    addAnswerDeed: (answerId, deed) => answers.addAnswerDeed(scope, answerId, deed),
    answerDeeds: (answerId) => answers.answerDeeds(scope, answerId),
    putPublicPost: (post, createdAt) => posts.putPublicPost(scope, post, createdAt),
    publicPosts: (answerId) => posts.publicPosts(scope, answerId),
    lockPublicPost: (postId) => posts.lockPublicPost(scope, postId),
    setPublicPost: (postId, progress) => posts.setPublicPost(scope, postId, progress),
    siteHook: () => siteHooks.readSiteHook(scope),
    putSiteHook: (hook, personId, at) => siteHooks.putSiteHook(scope, hook, { personId, at }),
    putHookDelivery: (delivery) => siteHooks.putHookDelivery(scope, delivery),
    lockHookDelivery: (deliveryId) => siteHooks.lockHookDelivery(scope, deliveryId),
    setHookDelivery: (deliveryId, progress) => siteHooks.setHookDelivery(scope, deliveryId, progress),
    hookDeliveries: (limit) => siteHooks.hookDeliveries(scope, limit),
  }) satisfies Partial<StoreTx>;

const colleagues = (scope: Scope) =>
  ({
    templates: () => templates.readTemplates(scope),
    putTemplate: (template, personId, at) => templates.putTemplate(scope, template, { personId, at }),
    removeTemplate: (templateId, personId, at) => templates.removeTemplate(scope, templateId, { personId, at }),
    addNote: (note) => notes.addNote(scope, note),
    notesOf: (caseId) => notes.notesOf(scope, caseId),
  }) satisfies Partial<StoreTx>;

const incident = (scope: Scope) =>
  ({
    putLetter: (letter) => letters.putLetter(scope, letter),
    letter: (letterId) => letters.readLetterRow(scope, letterId),
    letters: (asked) => letters.readLetters(scope, asked),
    openLetterCount: () => letters.openLetterCount(scope),
    lettersOfCase: (caseId) => letters.lettersOfCase(scope, caseId),
    settleLetter: (letterId, settled) => letters.settleLetter(scope, letterId, settled),
    publicationOfNumber: (number) => letters.publicationOfNumber(scope, number),
    fieldMap: () => facts.readFieldMap(scope),
    putFieldMap: (map, personId, at) => facts.putFieldMap(scope, map, { personId, at }),
    incidentFacts: (caseId) => facts.readIncidentFacts(scope, caseId),
    putIncidentFacts: (given) => facts.putIncidentFacts(scope, given),
    accessKeys: () => keys.readAccessKeys(scope),
    putAccessKey: (key) => keys.putAccessKey(scope, key),
    revokeAccessKey: (keyId, personId, at) => keys.revokeAccessKey(scope, keyId, { personId, at }),
    touchAccessKey: (keyId, at) => keys.touchAccessKey(scope, keyId, at),
  }) satisfies Partial<StoreTx>;

const control = (scope: Scope) =>
  ({
    openClocks: () => reports.openClocks(scope),
    listed: (ids) => reports.listed(scope, ids),
    casesOfPeriod: (asked) => reports.casesOfPeriod(scope, asked),
    journalWords: (ids) => reports.journalWords(scope, ids),
    addSample: (sample) => quality.addSample(scope, sample),
    samples: (limit) => quality.readSamples(scope, limit),
    addSheet: (sampleId, sheet) => quality.addSheet(scope, sampleId, sheet),
  }) satisfies Partial<StoreTx>;

const byHand = (scope: Scope) =>
  ({
    manualCard: (caseId) => manual.readManualCard(scope, caseId),
    putManualCard: (card) => manual.putManualCard(scope, card),
    setManualReplyLink: (caseId, link) => manual.setManualReplyLink(scope, caseId, link),
    repeatCandidates: (caseId, recent) => repeatCandidates(scope, caseId, recent),
  }) satisfies Partial<StoreTx>;

const town = (scope: Scope) =>
  ({
    pages: () => pages.readPages(scope),
    putPage: (page) => pages.putPage(scope, page),
    setPageHealth: (pageId, health) => pages.setPageHealth(scope, pageId, health),
    touchPage: (pageId, lastEventAt) => pages.touchPage(scope, pageId, lastEventAt),
    pollCursor: (pageId) => pages.pollCursor(scope, pageId),
    setPollCursor: (pageId, cursor) => pages.setPollCursor(scope, pageId, cursor),
    beginAttachments: (messageId, begun) => attachments.beginAttachments(scope, messageId, begun),
    attachmentsOf: (messageIds) => attachments.attachmentsOf(scope, messageIds),
    setAttachment: (messageId, key, progress) => attachments.setAttachment(scope, { messageId, key }, progress),
    announceCase: (caseId) => announceCase(scope, caseId),
    addModeration: (deed) => moderation.addModeration(scope, deed),
    lockModeration: (deedId) => moderation.lockModeration(scope, deedId),
    setModeration: (deedId, progress) => moderation.setModeration(scope, deedId, progress),
    moderationsOf: (caseId) => moderation.moderationsOf(scope, caseId),
    moderationLog: (query) => moderation.moderationLog(scope, query),
    raisePageAlarm: (alarm) => pageAlarms.raisePageAlarm(scope, alarm),
    closePageAlarm: (pageId, closed) => pageAlarms.closePageAlarm(scope, pageId, closed),
    standingPageAlarms: () => pageAlarms.standingPageAlarms(scope),
    pagePace: (pageId, since) => pageAlarms.pagePace(scope, pageId, since),
    writePage: (page, deed) => register.writePage(scope, page, deed),
    pageDeeds: (pageId) => register.pageDeeds(scope, pageId),
    units: () => readUnits(scope),
    putUnit: (unit) => putUnit(scope, unit),
    putUnitHours: (change) => putUnitHours(scope, change),
    people: () => readPeople(scope),
    putPerson: (person) => putPerson(scope, person),
    organisation: () => readOrganisation(scope),
    putOrganisation: (organisation) => putOrganisation(scope, organisation),
  }) satisfies Partial<StoreTx>;
