import type { CaseRow } from "#http/contract";
import { IconArrowLeft, IconInbox } from "@tabler/icons-react";
import { Link, useSearch } from "@tanstack/react-router";
import { useControlCases, useControlNow } from "../../data/control.ts";
import { useNow } from "../../data/server-clock.ts";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import { clockState, isWallUnit } from "../../ui/clock-state.ts";
import { plainWords } from "../../ui/message-words.tsx";
import { NetworkMark } from "../../ui/network-mark.tsx";
import { useOfficeClock } from "../../ui/office-clock.ts";
import { ClockBar, ClockWords } from "../../ui/slim-clock.tsx";
import { DidNotLoad, Nothing, Waiting } from "../../ui/states.tsx";
import css from "./control.module.css";

const Clock = ({ row }: { readonly row: CaseRow }) => {
  const clock = useOfficeClock();
  const now = useNow();
  if (row.nearest === null) return null;
  const state = clockState({ ...row.nearest, wall: row.isEmergency || isWallUnit(row.nearest.unit) }, now, clock);
  return (
    <span className={css.clock}>
      <ClockWords state={state} />
      <ClockBar state={state} />
    </span>
  );
};

const Line = ({ row }: { readonly row: CaseRow }) => {
  const texts = useTexts();
  const say = useSay();
  const units = row.units.map(({ shortTitle }) => shortTitle).join(", ");
  return (
    <li>
      <Link to="/$section/$caseId" params={{ section: "all", caseId: row.caseId }} className={css.case}>
        <span className={css.caseHead}>
          <NetworkMark code={row.network} />
          <strong>{row.authorName ?? texts.common.unknownAuthor}</strong>
          <span className="quiet">{texts.common.number(row.number)}</span>
          <Clock row={row} />
        </span>
        <span className={css.caseText}>{plainWords(row.excerpt).replaceAll(/\s+/gu, " ")}</span>
        <span className={css.small}>
          {[say(row.stepTitle), units, row.nearest === null ? "" : texts.common.clause(row.nearest.clause)]
            .filter((part) => part !== "")
            .join(" · ")}
        </span>
      </Link>
    </li>
  );
};

/** The cases behind a number of the day: how their clock stands, of which unit, at which step. */
export const ControlCasesScreen = () => {
  const texts = useTexts();
  const { control: words } = texts;
  const say = useSay();
  const filter = useSearch({ from: "/control/cases" });
  const { data: day } = useControlNow();
  const { data: found, isPending, isError, refetch } = useControlCases(filter);
  const unit =
    filter.unit === undefined ? null : (day?.byUnit.find((one) => one.unit?.unitId === filter.unit)?.unit?.title ?? words.noUnit);
  const step = day?.byStep.find(({ key }) => key === filter.step);
  const named = [filter.stand === undefined ? null : words.stand[filter.stand], unit, step === undefined ? null : say(step.title)];
  const title = named.filter((part) => part !== null).join(" · ");
  return (
    <main className={css.screen}>
      <div className={css.width}>
        <header>
          <Link to="/control" className={css.file}>
            <IconArrowLeft size={16} aria-hidden /> {words.back}
          </Link>
          <h1>{title === "" ? words.casesTitle : title}</h1>
          {found !== undefined && (
            <p className="quiet">
              {words.casesCount(found.total)}
              {found.rows.length < found.total ? `. ${words.casesMore(found.rows.length)}` : ""}
            </p>
          )}
        </header>
        {isPending && <Waiting />}
        {isError && <DidNotLoad title={words.loadError} hint={texts.list.errorHint} onRetry={() => void refetch()} />}
        {found?.rows.length === 0 && (
          <Nothing icon={<IconInbox size={36} stroke={1.25} />} title={words.noCases} hint={words.noCasesHint} />
        )}
        <ul className={css.cases}>
          {(found?.rows ?? []).map((row) => (
            <Line key={row.caseId} row={row} />
          ))}
        </ul>
      </div>
    </main>
  );
};
