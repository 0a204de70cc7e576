import type { Desk } from "../desk.ts";
import type { ControlDesk } from "./face.ts";
import { enterFolder, folderForm } from "./enter-folder.ts";
import { folderPaper } from "./folder.ts";
import { journalChoices, journalOf } from "./journal.ts";
import { controlCases, controlNow } from "./now.ts";
import { controlPeriod } from "./period.ts";
import { drawSample, judge, qualitySamples } from "./quality.ts";

/** The controller's day, the report of a period and its journal over the app's parts (4.2). */
export function controlDesk(desk: Desk): ControlDesk {
  return {
    now: (principal) => controlNow(desk, principal),
    cases: (principal, filter) => controlCases(desk, principal, filter),
    period: (principal, period) => controlPeriod(desk, principal, period),
    journal: (principal, filter, form) => journalOf(desk, principal, { filter, form }),
    folder: (principal) => folderPaper(desk, principal),
    folderForm: (principal) => folderForm(desk, principal),
    enterFolder: (principal, batch) => enterFolder(desk, principal, batch),
    quality: {
      samples: (principal) => qualitySamples(desk, principal),
      draw: (principal, asked) => drawSample(desk, principal, asked),
      judge: (principal, sheet) => judge(desk, principal, sheet),
    },
    choices: (principal) => journalChoices(desk, principal),
  };
}
