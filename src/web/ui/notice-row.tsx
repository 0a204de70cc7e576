import type { Notice } from "#http/contract";
import { Button } from "@mantine/core";
import { IconAlertTriangle, IconAt, IconBell, IconClockExclamation, IconMailX, IconUrgent } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useNoticesSeen, useNotices } from "../data/duty.ts";
import { useNow } from "../data/server-clock.ts";
import { useSay, useTexts } from "../texts/texts-context.tsx";
import css from "./alarm-banner.module.css";
import { Clause } from "./clause.tsx";
import own from "./notice-row.module.css";
import { momentWords } from "./time-words.ts";
import { useTimeWords } from "./use-time-words.ts";

const icons = {
  emergency: IconUrgent,
  messageOnDayOff: IconUrgent,
  warning: IconBell,
  breach: IconClockExclamation,
  breachCount: IconAlertTriangle,
  correction: IconBell,
  mention: IconAt,
  authorSilent: IconBell,
  pauseClosable: IconBell,
  handOverFailed: IconMailX,
  handOverReturned: IconMailX,
} as const;

/** One notice: which case, why, what is asked, and the way there; opening the case marks it read. */
export const NoticeRow = ({ notice, section }: { readonly notice: Notice; readonly section: string | null }) => {
  const texts = useTexts();
  const say = useSay();
  const words = useTimeWords();
  const now = useNow();
  const navigate = useNavigate();
  const seen = useNoticesSeen();
  const Icon = icons[notice.kind];
  const isFresh = notice.seenAt === null;
  const open = () => {
    if (isFresh) seen.mutate(notice.noticeId);
    if (section !== null) void navigate({ to: "/$section/$caseId", params: { section, caseId: notice.caseId } });
  };
  return (
    <div className={isFresh ? css.alarm : own.read} data-calm={notice.kind === "warning" || notice.kind === "mention" || undefined}>
      <p className={css.title}>
        <Icon size={18} aria-hidden />
        <span>
          {texts.common.number(notice.number)} {texts.duty.kinds[notice.kind]} {notice.clause !== "" && <Clause clause={notice.clause} />}
          {isFresh && <span className="unseen"> ({texts.duty.fresh})</span>}
        </span>
      </p>
      {notice.timerTitle !== null && notice.due !== null && (
        <p>{texts.duty.due(say(notice.timerTitle), momentWords(notice.due, now, words))}</p>
      )}
      <p className={css.words}>{notice.excerpt}</p>
      <p className={css.small}>{texts.duty.asks[notice.kind]}</p>
      <p className={css.small}>{momentWords(notice.at, now, words)}</p>
      <div className={css.buttons}>
        {section !== null && (
          <Button size="xs" variant={isFresh ? "filled" : "default"} onClick={open}>
            {texts.duty.open}
          </Button>
        )}
        {isFresh && (
          <Button size="xs" variant="default" loading={seen.isPending} onClick={() => seen.mutate(notice.noticeId)}>
            {texts.duty.seen}
          </Button>
        )}
      </div>
    </div>
  );
};

/** Calls to emergencies that I have not read, above whatever list I look at (3.10). */
export const StandingCalls = ({ section }: { readonly section: string }) => {
  const texts = useTexts();
  const { data: notices = [] } = useNotices();
  const calls = notices.filter(({ kind, seenAt }) => seenAt === null && (kind === "emergency" || kind === "messageOnDayOff"));
  if (calls.length === 0) return null;
  return (
    <section className={`${css.alarms} ${css.standing}`} aria-label={texts.duty.calls}>
      {calls.map((notice) => (
        <NoticeRow key={notice.noticeId} notice={notice} section={section} />
      ))}
    </section>
  );
};
