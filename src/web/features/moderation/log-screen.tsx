import type { ModerationKind, ModerationLine } from "#http/contract";
import { NativeSelect, TextInput } from "@mantine/core";
import { IconDownload, IconExternalLink, IconShield } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { takeOut } from "../../data/account.ts";
import { moderationTable, useModerationLog, type LogFilter } from "../../data/moderation.ts";
import { usePages } from "../../data/pages.ts";
import { useNow } from "../../data/server-clock.ts";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import { Clause } from "../../ui/clause.tsx";
import { fromLocalMoment } from "../../ui/local-moment.ts";
import { NetworkMark } from "../../ui/network-mark.tsx";
import { useOfficeClock } from "../../ui/office-clock.ts";
import { DidNotLoad, Nothing, Waiting } from "../../ui/states.tsx";
import { momentWords } from "../../ui/time-words.ts";
import { useTimeWords } from "../../ui/use-time-words.ts";
import css from "./log.module.css";

const kinds: readonly ModerationKind[] = ["hide", "unhide", "delete", "block", "unblock", "deleteOwn", "editOwn"];

const Line = ({ line }: { readonly line: ModerationLine }) => {
  const texts = useTexts();
  const { moderation: words } = texts;
  const say = useSay();
  const now = useNow();
  const times = useTimeWords();
  return (
    <li className={css.line} data-status={line.status}>
      <NetworkMark code={line.page.network} />
      <div className={css.body}>
        <p>
          <strong>{line.status === "done" ? words.done[line.kind] : words.asked[line.kind]}</strong>{" "}
          <span className="quiet">{line.status === "done" ? "" : words.status[line.status]}</span>
        </p>
        <p className={css.words}>{line.text}</p>
        <p className={css.small}>
          {say(line.ground.title)} {line.ground.clause !== null && <Clause clause={line.ground.clause} />}
          {line.note === "" ? "" : ` — ${line.note}`}
        </p>
        <p className={css.small}>
          {[line.author, line.page.title, line.attachments > 0 ? words.attachments(line.attachments) : null].filter(Boolean).join(" · ")}
          {line.permalink !== null && (
            <a href={line.permalink} target="_blank" rel="noreferrer" className={css.place}>
              {words.place} <IconExternalLink size={12} aria-hidden />
              <span className="unseen">({texts.common.newTab})</span>
            </a>
          )}
        </p>
      </div>
      <div className={css.when}>
        <p>{momentWords(line.at, now, times)}</p>
        <p className={css.small}>
          {line.by}
          {line.byHand ? `, ${words.byHand}` : ""}
        </p>
        <Link to="/$section/$caseId" params={{ section: "all", caseId: line.caseId }}>
          {texts.common.number(line.number)}
        </Link>
      </div>
    </li>
  );
};

const noFilter: LogFilter = { kind: "", pageId: "", from: null, to: null };
const dayMs = 86_400_000;

/** The log of moderation (1.6, 1.7): what was taken off the pages, on which ground, by whom; with filters and a table to take away. */
export const ModerationLogScreen = () => {
  const texts = useTexts();
  const { moderation: words } = texts;
  const { zone } = useOfficeClock();
  const { data: pages = [] } = usePages();
  const [filter, setFilter] = useState(noFilter);
  const [days, setDays] = useState({ from: "", to: "" });
  const { data: lines, isPending, isError, refetch } = useModerationLog(filter);
  const setDay = (name: "from" | "to", day: string) => {
    const at = day === "" ? null : fromLocalMoment(`${day}T00:00`, zone);
    setDays({ ...days, [name]: day });
    setFilter({ ...filter, [name]: at === null || name === "from" ? at : at + dayMs });
  };
  return (
    <main className={css.screen}>
      <div className={css.width}>
        <h1>{words.logTitle}</h1>
        <p className="quiet">{words.logIntro}</p>
        <div className={css.filter}>
          <NativeSelect
            label={words.what}
            value={filter.kind}
            data={[{ value: "", label: words.all }, ...kinds.map((kind) => ({ value: kind, label: words.done[kind] }))]}
            onChange={(event) => setFilter({ ...filter, kind: kinds.find((kind) => kind === event.currentTarget.value) ?? "" })}
          />
          <NativeSelect
            label={words.page}
            value={filter.pageId}
            data={[{ value: "", label: words.all }, ...pages.map(({ pageId, title }) => ({ value: pageId, label: title }))]}
            onChange={(event) => setFilter({ ...filter, pageId: event.currentTarget.value })}
          />
          <TextInput type="date" label={words.from} value={days.from} onChange={(event) => setDay("from", event.currentTarget.value)} />
          <TextInput type="date" label={words.to} value={days.to} onChange={(event) => setDay("to", event.currentTarget.value)} />
          <a
            className={css.table}
            href={moderationTable(filter)}
            onClick={(event) => {
              event.preventDefault();
              void takeOut(moderationTable(filter)).catch(() => undefined);
            }}
          >
            <IconDownload size={16} aria-hidden />
            {words.table}
          </a>
        </div>
        {isPending && <Waiting />}
        {isError && <DidNotLoad title={words.logError} hint={texts.list.errorHint} onRetry={() => void refetch()} />}
        {lines?.length === 0 && <Nothing icon={<IconShield size={36} stroke={1.25} />} title={words.logEmpty} hint={words.logEmptyHint} />}
        <ul className={css.list}>
          {(lines ?? []).map((line) => (
            <Line key={line.deedId} line={line} />
          ))}
        </ul>
      </div>
    </main>
  );
};
