import type { CaseRow } from "#http/contract";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, type ReactNode, type RefObject } from "react";
import { useTexts } from "../../texts/texts-context.tsx";
import { civilDate, dateWords } from "../../ui/time-words.ts";
import { useTimeWords } from "../../ui/use-time-words.ts";
import { withDays, withHeadings, withoutHeadings, type ListLine } from "./grouping.ts";
import css from "./list.module.css";
import { useReadingPlace } from "./use-reading-place.ts";

type Props = {
  readonly rows: readonly CaseRow[];
  /** Views that look back are grouped by day, those that wait for someone by urgency, what was found not at all. */
  readonly by: "urgency" | "day" | "nothing";
  /** Whether these are all rows of the list: a count of the loaded ones alone would mislead. */
  readonly whole: boolean;
  readonly caseId: string | null;
  readonly now: number;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly onNearEnd: () => void;
  readonly renderRow: (row: CaseRow) => ReactNode;
};
type Line = ListLine & { readonly key: string };

const headingHeight = 32;
const rowHeight = 69;
const nearEnd = 15;

const keyOf = (line: ListLine): string => {
  switch (line.kind) {
    case "row":
      return line.row.caseId;
    case "group":
      return `group ${line.group}`;
    case "day":
      return `day ${line.day}`;
  }
};

const grouped = (rows: readonly CaseRow[], by: Props["by"], zone: string): readonly ListLine[] => {
  switch (by) {
    case "urgency":
      return withHeadings(rows);
    case "day":
      return withDays(rows, (at) => civilDate(at, zone));
    case "nothing":
      return withoutHeadings(rows);
  }
};

const useLines = (rows: readonly CaseRow[], by: Props["by"]): readonly Line[] => {
  const { zone } = useTimeWords();
  return useMemo(() => {
    return grouped(rows, by, zone).map((line) => ({ ...line, key: keyOf(line) }));
  }, [rows, by, zone]);
};

type HeadingProps = { readonly line: Exclude<ListLine, { readonly kind: "row" }>; readonly whole: boolean; readonly now: number };

const Heading = ({ line, whole, now }: HeadingProps) => {
  const texts = useTexts();
  const words = useTimeWords();
  if (line.kind === "day") return <h2 className={css.group}>{dateWords(line.at, now, words)}</h2>;
  return (
    <h2 className={css.group} data-group={line.group}>
      {texts.list.groups[line.group]} {whole && <span>{line.count}</span>}
    </h2>
  );
};

/** The rows in sight, however long the list is; what one reads stays where it is when others come and go. */
export const CaseRows = ({ rows, by, whole, caseId, now, scroller, onNearEnd, renderRow }: Props) => {
  const lines = useLines(rows, by);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === "row" ? rowHeight : headingHeight),
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: 8,
  });
  useReadingPlace(lines, virtualizer);
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= lines.length - nearEnd) onNearEnd();
  }, [last, lines.length, onNearEnd]);
  useEffect(() => {
    const index = lines.findIndex((line) => line.key === caseId);
    if (index !== -1) virtualizer.scrollToIndex(index, { align: "auto" });
    // Follows the reader's choice only, not every change of the list.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [caseId]);
  return (
    <div className={css.canvas} style={{ height: `${virtualizer.getTotalSize()}px` }}>
      {items.map((item) => {
        const line = lines[item.index];
        if (line === undefined) return null;
        return (
          <div
            key={item.key}
            ref={virtualizer.measureElement}
            data-index={item.index}
            className={css.slot}
            style={{ transform: `translateY(${item.start}px)` }}
          >
            {line.kind === "row" ? renderRow(line.row) : <Heading line={line} whole={whole} now={now} />}
          </div>
        );
      })}
    </div>
  );
};
