import type { CaseRow } from "#http/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { sendLastMove } from "../../data/moves.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import { useToast } from "../../ui/toast.tsx";

const undoMs = 4_000;
type Pending = { readonly rows: readonly CaseRow[]; readonly timer: ReturnType<typeof setTimeout> };

/**
 * Puts chosen messages into the folder «Срочно» (3.1.1) by one key. Events cannot be taken back, so undo is a short wait
 * before the move is sent: leaving the page sends it at once.
 */
export const useUrgentFolder = (onPlaced: () => void) => {
  const texts = useTexts();
  const toast = useToast();
  const client = useQueryClient();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const pending = useRef<Pending | null>(null);

  const sendAll = async (rows: readonly CaseRow[]) => {
    const outcomes = await Promise.allSettled(rows.map((row) => sendLastMove(row.caseId, row.version, { do: "placeInUrgentFolder" })));
    const done = outcomes.filter((outcome) => outcome.status === "fulfilled").length;
    const first = rows[0];
    toast({
      words:
        done < rows.length
          ? texts.list.refusedSome(done, rows.length)
          : rows.length === 1 && first !== undefined
            ? texts.work.urgent.done(first.number)
            : texts.list.changed(done),
    });
    await Promise.all([client.invalidateQueries({ queryKey: ["cases"] }), client.invalidateQueries({ queryKey: ["counts"] })]);
    for (const row of rows) void client.invalidateQueries({ queryKey: ["card", row.caseId] });
    setHidden(new Set());
  };

  const flush = () => {
    const waiting = pending.current;
    if (waiting === null) return;
    pending.current = null;
    clearTimeout(waiting.timer);
    void sendAll(waiting.rows);
  };

  const latestFlush = useRef(flush);
  useEffect(() => {
    latestFlush.current = flush;
  });
  useEffect(() => {
    const leave = () => latestFlush.current();
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, []);

  const place = (rows: readonly CaseRow[]) => {
    flush();
    const [first] = rows;
    if (first === undefined) return;
    pending.current = { rows, timer: setTimeout(flush, undoMs) };
    setHidden(new Set(rows.map((row) => row.caseId)));
    onPlaced();
    const undo = () => {
      if (pending.current?.rows !== rows) return;
      clearTimeout(pending.current.timer);
      pending.current = null;
      setHidden(new Set());
    };
    toast({
      words: rows.length === 1 ? texts.work.urgent.undoing(first.number) : `${texts.list.toUrgent}: ${rows.length}`,
      action: { title: texts.work.undo, run: undo },
      ms: undoMs,
    });
  };

  return { place, hidden };
};
