import type { Virtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useRef } from "react";

type Keyed = { readonly key: string };

/**
 * Keeps what one reads where it is: when rows come in or leave above, the list is scrolled by exactly their height.
 * At the very top new rows are let in: there one looks for what is new.
 */
export const useReadingPlace = (lines: readonly Keyed[], virtualizer: Virtualizer<HTMLDivElement, Element>): void => {
  const anchor = useRef<{ readonly key: string; readonly shift: number } | null>(null);
  useLayoutEffect(() => {
    const kept = anchor.current;
    if (kept === null) return;
    const index = lines.findIndex((line) => line.key === kept.key);
    const start = index === -1 ? undefined : virtualizer.getOffsetForIndex(index, "start")?.[0];
    const scroll = virtualizer.scrollOffset ?? 0;
    if (start !== undefined && Math.abs(start + kept.shift - scroll) > 1) virtualizer.scrollToOffset(start + kept.shift);
    // Only a change of the lines may move the list; scrolling itself must not.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [lines]);
  useLayoutEffect(() => {
    const scroll = virtualizer.scrollOffset ?? 0;
    const first = virtualizer.getVirtualItems().find((item) => item.end > scroll);
    const key = first === undefined ? undefined : lines[first.index]?.key;
    anchor.current = scroll < 8 || first === undefined || key === undefined ? null : { key, shift: scroll - first.start };
  });
};
