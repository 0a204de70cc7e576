import type { CaseRow, ListView } from "#http/contract";
import { TextInput } from "@mantine/core";
import { IconInbox, IconPlayerPause, IconPlayerPlay, IconSearch } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef, useState, type RefObject } from "react";
import { rowsOf, useCaseList } from "../../data/cases.ts";
import { setLivePaused, useLive } from "../../data/live.ts";
import { useNow } from "../../data/server-clock.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import { DidNotLoad, Nothing, Waiting } from "../../ui/states.tsx";
import { useHotkeys } from "../../ui/hotkeys.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { CaseLine } from "./case-line.tsx";
import { answersFilter, withHeadings, type ListLine } from "./grouping.ts";
import css from "./list.module.css";
import { useReadingPlace } from "./use-reading-place.ts";
import { useUrgentFolder } from "./use-urgent-folder.ts";

type Title = "queue" | "urgent" | "mine" | "approval" | "awaitingAuthor" | "answered" | "all";
type Props = {
  readonly view: ListView;
  readonly title: Title;
  readonly section: string;
  readonly caseId: string | null;
  readonly mayPlaceInUrgent: boolean;
  readonly onOpen: (caseId: string) => void;
};
type Line = ListLine & { readonly key: string };

const LivePause = () => {
  const texts = useTexts();
  const client = useQueryClient();
  const { paused, waiting } = useLive();
  const words = paused ? (waiting > 0 ? texts.list.pausedCount(waiting) : texts.list.paused) : texts.list.live;
  return (
    <button
      type="button"
      className={css.live}
      aria-pressed={paused}
      title={paused ? texts.list.resumeLive : texts.list.pauseLive}
      onClick={() => setLivePaused(client, !paused)}
    >
      {paused ? <IconPlayerPlay size={14} aria-hidden /> : <IconPlayerPause size={14} aria-hidden />}
      <span aria-live="polite">{words}</span>
      <span className="unseen">. {paused ? texts.list.resumeLive : texts.list.pauseLive}</span>
    </button>
  );
};

const Empty = ({ title, filtered, onClear }: { readonly title: Title; readonly filtered: boolean; readonly onClear: () => void }) => {
  const texts = useTexts();
  if (!filtered)
    return <Nothing icon={<IconInbox size={36} stroke={1.25} />} title={texts.list.emptyTitle[title]} hint={texts.list.emptyHint[title]} />;
  return (
    <Nothing title={texts.list.nothingFound} hint={texts.list.nothingFoundHint}>
      <button type="button" className={css.live} onClick={onClear}>
        {texts.list.clearFilter}
      </button>
    </Nothing>
  );
};

type KeysOf = Pick<Props, "caseId" | "onOpen" | "mayPlaceInUrgent"> & {
  readonly rows: readonly CaseRow[];
  readonly selected: ReadonlySet<string>;
  readonly setSelected: (selected: ReadonlySet<string>) => void;
  readonly filter: RefObject<HTMLInputElement | null>;
  readonly place: (rows: readonly CaseRow[]) => void;
};

const useListKeys = ({ rows, caseId, onOpen, mayPlaceInUrgent, selected, setSelected, filter, place }: KeysOf) => {
  const step = (by: number) => {
    const at = rows.findIndex((row) => row.caseId === caseId);
    const next = rows[at === -1 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))];
    if (next !== undefined) onOpen(next.caseId);
  };
  const curatorKeys = {
    x: () => {
      if (caseId === null) return;
      const next = new Set(selected);
      if (!next.delete(caseId)) next.add(caseId);
      setSelected(next);
    },
    e: () => {
      const chosen = rows.filter((row) => (selected.size > 0 ? selected.has(row.caseId) : row.caseId === caseId));
      if (chosen.length > 0) place(chosen);
    },
  };
  useHotkeys({
    j: () => step(1),
    down: () => step(1),
    k: () => step(-1),
    up: () => step(-1),
    enter: () =>
      caseId === null
        ? step(1)
        : document.querySelector<HTMLElement>("[data-work] textarea, [data-work] input, [data-work] button")?.focus(),
    "/": () => filter.current?.focus(),
    ...(mayPlaceInUrgent ? curatorKeys : {}),
  });
};

/** One view of the list, by urgency: whose move, until when, by which clause. */
export const CaseList = ({ view, title, section, caseId, mayPlaceInUrgent, onOpen }: Props) => {
  const texts = useTexts();
  const now = useNow();
  const list = useCaseList(view);
  const [words, setWords] = useState("");
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const filter = useRef<HTMLInputElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { place, hidden } = useUrgentFolder(() => setSelected(new Set()));

  const rows = useMemo(
    () => rowsOf(list.data?.pages ?? []).filter((row) => answersFilter(row, words) && !hidden.has(row.caseId)),
    [list.data, words, hidden],
  );
  const lines = useMemo<readonly Line[]>(
    () => withHeadings(rows).map((line) => ({ ...line, key: line.kind === "row" ? line.row.caseId : `group ${line.group}` })),
    [rows],
  );
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === "group" ? 32 : 68),
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: 8,
  });
  useReadingPlace(lines, virtualizer);
  useListKeys({ rows, caseId, onOpen, mayPlaceInUrgent, selected, setSelected, filter, place });

  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= lines.length - 15) void fetchNextPage();
  }, [last, lines.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  useEffect(() => {
    const index = lines.findIndex((line) => line.key === caseId);
    if (index !== -1) virtualizer.scrollToIndex(index, { align: "auto" });
    // Follows the reader's choice only, not every change of the list.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [caseId]);

  return (
    <section className={css.list} aria-label={texts.list.label}>
      <header className={css.head}>
        <div className={css.titleRow}>
          <h1>{texts.nav[title]}</h1>
          <LivePause />
        </div>
        <TextInput
          ref={filter}
          type="search"
          aria-label={texts.list.filter}
          placeholder={texts.list.filterHint}
          leftSection={<IconSearch size={16} aria-hidden />}
          description={words !== "" && hasNextPage ? texts.list.filterPartial : undefined}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") {
              setWords("");
              event.currentTarget.blur();
            }
          }}
        />
      </header>
      <div className={css.scroll} ref={scroller}>
        {list.isPending && <Waiting lines={9} />}
        {list.isError && list.data === undefined && (
          <DidNotLoad title={texts.list.errorTitle} hint={texts.list.errorHint} onRetry={() => void list.refetch()} />
        )}
        {list.data !== undefined && rows.length === 0 && <Empty title={title} filtered={words !== ""} onClear={() => setWords("")} />}
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
                {line.kind === "group" ? (
                  <h2 className={css.group} data-group={line.group}>
                    {texts.list.groups[line.group]} <span>{line.count}</span>
                  </h2>
                ) : (
                  <CaseLine
                    row={line.row}
                    section={section}
                    now={now}
                    current={line.row.caseId === caseId}
                    selectable={mayPlaceInUrgent}
                    selected={selected.has(line.row.caseId)}
                    onSelect={(chosen) => {
                      const next = new Set(selected);
                      if (chosen) next.add(line.row.caseId);
                      else next.delete(line.row.caseId);
                      setSelected(next);
                    }}
                  />
                )}
              </div>
            );
          })}
        </div>
        {rows.length > 0 && (
          <p className={css.foot}>
            {isFetchingNextPage ? texts.common.loading : hasNextPage ? texts.list.loaded(rows.length) : texts.list.end}
          </p>
        )}
      </div>
      {selected.size > 0 && (
        <BulkBar
          count={selected.size}
          onUrgent={() => place(rows.filter((row) => selected.has(row.caseId)))}
          onClear={() => setSelected(new Set())}
        />
      )}
    </section>
  );
};
