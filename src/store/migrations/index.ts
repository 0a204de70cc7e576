/** All migrations in order. A landed one is never edited: a change is a new file at the end. */
import { town } from "./0001-town.ts";
import { log } from "./0002-log.ts";
import { cases } from "./0003-cases.ts";
import { talk } from "./0004-talk.ts";
import { doors } from "./0005-doors.ts";
import { rules } from "./0006-rules.ts";
import { alarms } from "./0007-alarms.ts";
import { manualCards } from "./0008-manual-cards.ts";
import { publicAnswers } from "./0010-public-answers.ts";
import { duty } from "./0009-duty.ts";
import { pageRegister } from "./0011-page-register.ts";
import { unitHours } from "./0012-unit-hours.ts";
import { search } from "./0013-search.ts";
import { incident } from "./0014-incident.ts";
import { moderation } from "./0014-moderation.ts";
import { attachments } from "./0015-attachments.ts";
import { siteHook } from "./0016-site-hook.ts";
import { caseFiles } from "./0017-case-files.ts";
import { pageAlarms } from "./0018-page-alarms.ts";
import { colleagues } from "./0019-colleagues.ts";
import { postDeeds } from "./0020-post-deeds.ts";
import { quality } from "./0021-quality.ts";

export type Migration = { readonly name: string; readonly sql: string };

export const migrations: readonly Migration[] = [
  town,
  log,
  cases,
  talk,
  doors,
  rules,
  alarms,
  manualCards,
  duty,
  publicAnswers,
  pageRegister,
  unitHours,
  search,
  incident,
  moderation,
  attachments,
  siteHook,
  caseFiles,
  pageAlarms,
  colleagues,
  postDeeds,
  quality,
];
export { appRole } from "./wall.ts";
