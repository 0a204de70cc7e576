import type { CaseRow, ListView } from "#http/contract";
import { IconInbox } from "@tabler/icons-react";
import { useCallback, useMemo, useRef, useState } from "react";
import { rowsOf, useCaseList } from "../../data/cases.ts";
import { useNow } from "../../data/server-clock.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import type { Texts } from "../../texts/ru.ts";
import { StandingAlarms } from "../../ui/alarm-banner.tsx";
import { StandingCalls } from "../../ui/notice-row.tsx";
import { DidNotLoad, Nothing, Waiting } from "../../ui/states.tsx";
import { BulkBar } from "./bulk-bar.tsx";
import { CaseLine } from "./case-line.tsx";
import { CaseRows } from "./case-rows.tsx";
import { answersFilter } from "./grouping.ts";
import { ListHead } from "./list-head.tsx";
import css from "./list.module.css";
import { useListKeys } from "./use-list-keys.ts";
import { useSelection } from "./use-selection.ts";
import { useUrgentFolder } from "./use-urgent-folder.ts";

type Props = {
  readonly view: ListView;
  readonly title: keyof Texts["list"]["emptyTitle"];
  readonly section: string;
  readonly caseId: string | null;
  readonly mayPlaceInUrgent: boolean;
  /** Which rows of the view belong to this section. */
  readonly keep: (row: CaseRow) => boolean;
  readonly onOpen: (caseId: string) => void;
};

const Empty = ({ title, filtered, onClear }: Pick<Props, "title"> & { readonly filtered: boolean; readonly onClear: () => void }) => {
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

const useRows = (view: ListView, keep: Props["keep"], words: string, hidden: ReadonlySet<string>) => {
  const list = useCaseList(view);
  const rows = useMemo(
    () => rowsOf(list.data?.pages ?? []).filter((row) => keep(row) && answersFilter(row, words) && !hidden.has(row.caseId)),
    [list.data, keep, words, hidden],
  );
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return { list, rows, more };
};

/** One view of the list, by urgency: whose move, until when, by which clause. */
export const CaseList = ({ view, title, section, caseId, mayPlaceInUrgent, keep, onOpen }: Props) => {
  const texts = useTexts();
  const now = useNow();
  const [words, setWords] = useState("");
  const selection = useSelection();
  const filter = useRef<HTMLInputElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { place, hidden } = useUrgentFolder(selection.clear);
  const { list, rows, more } = useRows(view, keep, words, hidden);
  useListKeys({ rows, caseId, mayPlaceInUrgent, selection, filter, onOpen, place });
  const foot = list.isFetchingNextPage ? texts.common.loading : list.hasNextPage ? texts.list.loaded(rows.length) : texts.list.end;
  return (
    <section className={css.list} aria-label={texts.list.label}>
      <ListHead title={texts.nav[title]} words={words} partial={words !== "" && list.hasNextPage} filter={filter} onWords={setWords} />
      <StandingAlarms onOpen={onOpen} />
      <StandingCalls section={section} />
      <div className={css.scroll} ref={scroller}>
        {list.isPending && <Waiting lines={9} />}
        {list.isError && list.data === undefined && (
          <DidNotLoad title={texts.list.errorTitle} hint={texts.list.errorHint} onRetry={() => void list.refetch()} />
        )}
        {list.data !== undefined && rows.length === 0 && <Empty title={title} filtered={words !== ""} onClear={() => setWords("")} />}
        <CaseRows
          rows={rows}
          by={view === "all" || view === "answered" ? "day" : "urgency"}
          whole={!list.hasNextPage}
          caseId={caseId}
          now={now}
          scroller={scroller}
          onNearEnd={more}
          renderRow={(row) => (
            <CaseLine
              row={row}
              section={section}
              now={now}
              current={row.caseId === caseId}
              selectable={mayPlaceInUrgent}
              selected={selection.ids.has(row.caseId)}
              onSelect={() => selection.toggle(row.caseId)}
            />
          )}
        />
        {rows.length > 0 && <p className={css.foot}>{foot}</p>}
      </div>
      {selection.ids.size > 0 && (
        <BulkBar
          count={selection.ids.size}
          onUrgent={() => place(rows.filter((row) => selection.ids.has(row.caseId)))}
          onClear={selection.clear}
        />
      )}
    </section>
  );
};
