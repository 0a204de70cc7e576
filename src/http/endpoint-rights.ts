/**
 * Every endpoint and the right that it asks (1.5, 2.6): operationId → object.action of the table in #app, and what is read without it.
 * The door asks before anything else is looked at; whose case or file it is, is asked behind it, by the same table.
 * A server with an endpoint that has no row here does not start; endpoint-rights.db.test.ts walks every row as every role.
 */
import type { RightAction, RightObject } from "#app";

export type Need = `${RightObject}.${RightAction}`;

/** How dear a call is: each kind has a budget of its own for each person and minute (edge/budgets.ts). */
export type Load = "read" | "write" | "search" | "export" | "upload" | "heavy";

export type EndpointRight = {
  /** Any one of them lets in; "anyRole" speaks of the person alone. */
  readonly needs: readonly Need[] | "anyRole";
  /** Asks for the right over the whole municipality: one's own unit is not enough. */
  readonly whole: boolean;
  /** What is read without the right: a refusal, or an answer with nothing in it (lists that every screen asks for). */
  readonly without: 403 | "nothing";
  /** What it speaks of: the person, the municipality, a case or a file. */
  readonly about: "self" | "town" | "case" | "file";
  /** What is read where the case or file is not theirs: both look as if it were not there. */
  readonly foreign: 404 | "nothing";
  readonly load: Load;
};

type Row = Partial<Omit<EndpointRight, "needs" | "about">>;

const self = (load: Load = "read"): EndpointRight => ({ needs: "anyRole", whole: false, without: 403, about: "self", foreign: 404, load });
const town = (needs: readonly Need[], row: Row = {}): EndpointRight => ({
  needs,
  whole: false,
  without: 403,
  about: "town",
  foreign: 404,
  load: "read",
  ...row,
});
const ofCase = (need: Need, row: Row = {}): EndpointRight => ({ ...town([need], row), about: "case" });

const write: Row = { load: "write" };
const heavy: Row = { load: "heavy" };
const paper: Row = { load: "export" };
const quiet: Row = { without: "nothing" };
const hidden: Row = { foreign: "nothing" };

/** Behind the session: operationId → its right. */
export const endpointRights: Readonly<Record<string, EndpointRight>> = {
  me: self(),
  procedure: self(),
  stream: self(),
  notices: self(),
  noticesSeen: self("write"),
  openapi: self(),
  apiPage: self(),

  ownAccount: self(),
  isFresh: self(),
  lock: self("write"),
  unlock: self("write"),
  proof: self("write"),
  endOwnSession: self("write"),
  endOtherSessions: self("write"),
  changeOwnPassword: self("write"),
  beginCodes: self("write"),
  confirmCodes: self("write"),
  codesOff: self("write"),
  renewRecoveryCodes: self("write"),
  passkeyOptions: self("write"),
  addPasskey: self("write"),
  removePasskey: self("write"),

  listCases: town(["case.read"], quiet),
  searchCases: town(["case.read"], { ...quiet, load: "search" }),
  newCard: town(["case.enter"], write),
  breaches: town(["case.read"], { ...quiet, whole: true }),
  controlNow: town(["report.read"], { whole: true }),
  controlCases: town(["report.read"], { whole: true }),
  controlPeriod: town(["report.read"], { ...heavy, whole: true }),
  quality: town(["report.read"], { whole: true }),
  drawSample: town(["report.change"], { ...heavy, whole: true }),
  judgeAnswer: town(["report.change"], { ...write, whole: true }),
  journalChoices: town(["report.export"], { whole: true }),
  journalFile: town(["report.export"], { ...paper, whole: true }),
  urgentFolder: town(["paper.read"], { ...paper, whole: true }),
  urgentFolderCards: town(["paper.read"], { whole: true }),
  enterFolder: town(["case.act"], { ...write, whole: true }),
  alarms: town(["alarm.read"], quiet),
  acknowledgeAlarm: town(["alarm.act"], write),
  pages: town(["page.read"], quiet),
  moderationLog: town(["case.read"], { whole: true }),
  moderationCsv: town(["case.read"], { ...paper, whole: true }),

  card: ofCase("case.read"),
  repeats: ofCase("case.read"),
  printCard: ofCase("case.read", paper),
  explainTimer: ofCase("case.read"),
  notes: ofCase("case.read"),
  addNote: ofCase("case.read", write),
  presence: ofCase("case.read"),
  bePresent: ofCase("case.read", write),
  draftSave: ofCase("case.read", hidden),
  saveDraft: ofCase("case.read", write),
  formerAnswers: ofCase("case.read", hidden),
  answeredBefore: ofCase("case.read", hidden),
  incidentPart: ofCase("case.read", hidden),
  moderation: ofCase("case.read", hidden),
  sitePart: ofCase("case.read", hidden),
  move: ofCase("case.act", write),
  retryAttachments: ofCase("case.act", write),
  checkReplyLink: ofCase("case.act", write),
  moderate: ofCase("case.moderate", write),
  retryModeration: ofCase("case.moderate", write),
  decideCorrection: ofCase("case.act", write),
  publishOnSite: ofCase("case.publish", write),
  correctOnSite: ofCase("case.publish", write),
  withdrawFromSite: ofCase("case.publish", write),
  confirmSitePost: ofCase("case.publish", write),
  retrySitePost: ofCase("case.publish", write),
  policeNote: ofCase("paper.read", paper),
  appealPackage: ofCase("paper.read", paper),

  upload: town(["file.upload"], { load: "upload" }),
  download: { ...town(["file.read"]), about: "file" },

  templates: town(["template.read"]),
  addTemplate: town(["template.change"], write),
  changeTemplate: town(["template.change"], write),
  removeTemplate: town(["template.change"], write),

  roster: town(["duty.read"]),
  addTurn: town(["duty.change", "settings.change"], write),
  endTurn: town(["duty.change", "settings.change"], write),

  incident: town(["case.enter", "settings.change"]),
  incidentLetters: town(["case.enter"]),
  incidentLetter: town(["case.enter"]),
  cardFromLetter: town(["case.enter"], write),
  dismissLetter: town(["case.enter"], write),
  tryFieldMap: town(["case.enter", "settings.change"], heavy),
  saveFieldMap: town(["case.enter", "settings.change"], write),
  previewIncidentTable: town(["case.enter"], heavy),
  importIncidentTable: town(["case.enter"], heavy),
  makeAccessKey: town(["settings.change"], write),
  revokeAccessKey: town(["settings.change"], write),

  pageRegister: town(["page.change"]),
  addPage: town(["page.change"], write),
  changePage: town(["page.change"], write),
  checkPage: town(["page.change"], write),
  connectPage: town(["page.change"], write),
  switchPage: town(["page.change"], write),
  siteSettings: town(["settings.change", "case.publish"]),
  saveSiteHook: town(["settings.change"], write),
  trySiteHook: town(["settings.change"], write),
  resendToSite: town(["settings.change"], write),
  actSettings: town(["act.read"]),
  checkAct: town(["act.read"], heavy),
  adoptAct: town(["settings.change"], heavy),
  calendarSettings: town(["settings.read"]),
  calendarMoved: town(["settings.read"]),
  previewCalendar: town(["settings.change"], heavy),
  adoptCalendar: town(["settings.change"], heavy),
  unitSettings: town(["settings.read"]),
  setUnitHours: town(["settings.change"], write),
  people: town(["settings.read"]),
  addPerson: town(["settings.change"], write),
  changePerson: town(["settings.change"], write),
  personLink: town(["settings.change"], write),
  endSessions: town(["settings.change"], write),
  resetFactors: town(["settings.change"], write),
};

/** Outside of the session: what opens each door instead of it. */
export const openEndpoints: Readonly<Record<string, "everybody" | "key">> = {
  health: "everybody",
  signInByLogin: "everybody",
  signInByEmail: "everybody",
  signInByPasskey: "everybody",
  passkeySignInOptions: "everybody",
  secondStep: "everybody",
  signInWays: "everybody",
  beginSso: "everybody",
  ssoReturn: "everybody",
  signOut: "everybody",
  session: "everybody",
  invitation: "everybody",
  redeemInvitation: "everybody",
  takeIncident: "key",
};
