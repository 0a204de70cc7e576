import type { CaseRow, ListView } from "#http/contract";
import { IconInbox } from "@tabler/icons-react";
import { useCallback, useMemo, useRef, useState } from "react";
import { rowsOf, useCaseList } from "../../data/cases.ts";
import { useSearch } from "../../data/search.ts";
import { useNow } from "../../data/server-clock.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import type { Texts } from "../../texts/ru.ts";
import { StandingAlarms } from "../../ui/alarm-banner.tsx";
import { StandingPageAlarms } from "../../ui/page-alarms.tsx";
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

/** The rows on the screen: those of the view, or, while something is looked for, what is loaded of it first and then what was found over all cases. */
const useRows = (view: ListView, keep: Props["keep"], words: string, hidden: ReadonlySet<string>) => {
  const list = useCaseList(view);
  const rows = useMemo(
    () => rowsOf(list.data?.pages ?? []).filter((row) => keep(row) && answersFilter(row, words) && !hidden.has(row.caseId)),
    [list.data, keep, words, hidden],
  );
  const search = useSearch(words);
  const found = search.asks && !search.isError ? search.data : undefined;
  const shown = useMemo(() => found?.rows.filter((row) => !hidden.has(row.caseId)) ?? rows, [found, rows, hidden]);
  const fragments = useMemo(() => new Map(found?.rows.map((row) => [row.caseId, row.fragment])), [found]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return { list, rows: shown, fragments, search, more };
};

const searchStatus = ({ asks, searching, isError, data }: ReturnType<typeof useSearch>, { list }: Texts): string => {
  if (!asks) return "";
  if (isError) return list.searchFailed;
  if (data === undefined || searching) return list.searching;
  return data.more ? list.foundMore(data.rows.length) : list.found(data.rows.length);
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
  const { list, rows, fragments, search, more } = useRows(view, keep, words, hidden);
  useListKeys({ rows, caseId, mayPlaceInUrgent, selection, filter, onOpen, place });
  const foot = list.isFetchingNextPage ? texts.common.loading : list.hasNextPage ? texts.list.loaded(rows.length) : texts.list.end;
  return (
    <section className={css.list} aria-label={texts.list.label}>
      <ListHead title={texts.nav[title]} words={words} status={searchStatus(search, texts)} filter={filter} onWords={setWords} />
      <StandingAlarms onOpen={onOpen} />
      <StandingPageAlarms />
      <StandingCalls section={section} />
      <div className={css.scroll} ref={scroller}>
        {list.isPending && <Waiting lines={9} />}
        {list.isError && list.data === undefined && (
          <DidNotLoad title={texts.list.errorTitle} hint={texts.list.errorHint} onRetry={() => void list.refetch()} />
        )}
        {list.data !== undefined && rows.length === 0 && !search.searching && (
          <Empty title={title} filtered={words !== ""} onClear={() => setWords("")} />
        )}
        <CaseRows
          rows={rows}
          by={words !== "" ? "nothing" : view === "all" || view === "answered" ? "day" : "urgency"}
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
              fragment={fragments.get(row.caseId) ?? null}
              current={row.caseId === caseId}
              selectable={mayPlaceInUrgent}
              selected={selection.ids.has(row.caseId)}
              onSelect={() => selection.toggle(row.caseId)}
            />
          )}
        />
        {rows.length > 0 && words === "" && <p className={css.foot}>{foot}</p>}
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
