import { Button } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useNotices, useNoticesSeen } from "../../data/duty.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import { NoticeRow } from "../../ui/notice-row.tsx";
import { DidNotLoad, Nothing, Waiting } from "../../ui/states.tsx";
import css from "./notices.module.css";

/** What I was told inside the desk, unread first; each leads to its case and says what is asked. */
export const NoticesScreen = ({ section }: { readonly section: string | null }) => {
  const texts = useTexts();
  const { data: notices, isPending, isError, refetch } = useNotices();
  const seen = useNoticesSeen();
  const fresh = notices?.filter(({ seenAt }) => seenAt === null).length ?? 0;
  return (
    <main className={css.screen}>
      <div className={css.width}>
        <h1>{texts.duty.notices}</h1>
        <p className="quiet">
          {texts.duty.noticesIntro} <Link to="/duty">{texts.duty.nav}</Link>
        </p>
        {fresh > 1 && (
          <div>
            <Button variant="default" loading={seen.isPending} onClick={() => seen.mutate(null)}>
              {texts.duty.allSeen}
            </Button>
          </div>
        )}
        {isPending && <Waiting />}
        {isError && <DidNotLoad title={texts.duty.noticesError} hint={texts.list.errorHint} onRetry={() => void refetch()} />}
        {notices?.length === 0 && (
          <Nothing icon={<IconBell size={36} stroke={1.25} />} title={texts.duty.noNotices} hint={texts.duty.noNoticesHint} />
        )}
        {notices?.map((notice) => (
          <NoticeRow key={notice.noticeId} notice={notice} section={section} />
        ))}
      </div>
    </main>
  );
};
