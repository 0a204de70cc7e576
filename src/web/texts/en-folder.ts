import type { Texts } from "./ru.ts";

const resolutions = (n: number) => (n === 1 ? "1 resolution" : `${n} resolutions`);

/** English words of the folder on paper. */
export const enFolder: Texts["folder"] = {
  nav: "Folder on paper",
  title: "The folder «Срочно» on paper",
  intro:
    "Print the folder, take it to the Head, write in what was signed. Each becomes the Head's resolution, with a note of who wrote it in.",
  print: "Print the folder",
  empty: "The folder «Срочно» is empty",
  emptyHint: "Messages come here when the curator puts them into the folder.",
  loadError: "The folder did not load",
  code: (code) => `sheet code ${code}`,
  signedBy: "Who signed",
  signedAt: "When it was signed",
  resolution: "Responsible unit",
  none: "No resolution, stays in the folder",
  alsoUnits: "Further units",
  instruction: "Instruction",
  closed: "The act does not let a resolution be written in from paper at this step.",
  submit: (n) => (n === 0 ? "Write the resolutions in" : `Write in ${resolutions(n)}`),
  done: (n) => `${resolutions(n)} written in.`,
  failed: "Not written in:",
  sendError: "The resolutions were not sent. What you typed is still here, try again.",
  enteredBy: (name) => `written in from paper by ${name}`,
};
