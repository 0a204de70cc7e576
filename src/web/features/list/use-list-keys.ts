import type { CaseRow } from "#http/contract";
import type { RefObject } from "react";
import { useHotkeys } from "../../ui/hotkeys.ts";
import type { Selection } from "./use-selection.ts";

type Keys = {
  readonly rows: readonly CaseRow[];
  readonly caseId: string | null;
  readonly mayPlaceInUrgent: boolean;
  readonly selection: Selection;
  readonly filter: RefObject<HTMLInputElement | null>;
  readonly onOpen: (caseId: string) => void;
  readonly place: (rows: readonly CaseRow[]) => void;
};

const focusWork = () => document.querySelector<HTMLElement>("[data-work] textarea, [data-work] input, [data-work] button")?.focus();

/** The keys of a list: j k move, Enter goes on into the work pane, / finds; a curator also selects and puts into «Срочно». */
export const useListKeys = ({ rows, caseId, mayPlaceInUrgent, selection, filter, onOpen, place }: Keys): void => {
  const step = (by: number) => {
    const at = rows.findIndex((row) => row.caseId === caseId);
    const next = rows[at === -1 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))];
    if (next !== undefined) onOpen(next.caseId);
  };
  const curatorKeys = {
    x: () => caseId !== null && selection.toggle(caseId),
    e: () => place(rows.filter((row) => (selection.ids.size > 0 ? selection.ids.has(row.caseId) : row.caseId === caseId))),
  };
  useHotkeys({
    j: () => step(1),
    down: () => step(1),
    k: () => step(-1),
    up: () => step(-1),
    enter: () => (caseId === null ? step(1) : focusWork()),
    "/": () => filter.current?.focus(),
    ...(mayPlaceInUrgent ? curatorKeys : {}),
  });
};
