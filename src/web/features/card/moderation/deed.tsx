import type { ModerationDeed } from "#http/contract";
import { Button } from "@mantine/core";
import { IconAlertTriangle, IconClock, IconShieldCheck } from "@tabler/icons-react";
import { useModerationStep } from "../../../data/moderation.ts";
import { useSay, useTexts } from "../../../texts/texts-context.tsx";
import { ChangedWords } from "../../../ui/changed-words.tsx";
import { Clause } from "../../../ui/clause.tsx";
import { momentWords } from "../../../ui/time-words.ts";
import { useTimeWords } from "../../../ui/use-time-words.ts";
import css from "./moderation.module.css";

type Props = {
  readonly caseId: string;
  readonly deed: ModerationDeed;
  /** The words that a correction replaces. */
  readonly published: string;
  readonly mayAct: boolean;
  readonly now: number;
};

const icons = {
  awaiting: IconClock,
  queued: IconClock,
  done: IconShieldCheck,
  failed: IconAlertTriangle,
  refused: IconShieldCheck,
} as const;

/** One deed: what was done, on which ground, by whom; and what is still to do. */
export const Deed = ({ caseId, deed, published, mayAct, now }: Props) => {
  const texts = useTexts();
  const words = texts.moderation;
  const say = useSay();
  const times = useTimeWords();
  const step = useModerationStep(caseId);
  const Icon = icons[deed.status];
  const title = deed.status === "done" ? words.done[deed.kind] : words.asked[deed.kind];
  return (
    <div className={css.deed} data-status={deed.status}>
      <p className={css.title}>
        <Icon size={16} aria-hidden />
        <span>
          <strong>{title}</strong> {deed.status !== "done" && words.status[deed.status]}
          {deed.waitsFor !== null && ` (${texts.roles[deed.waitsFor].toLowerCase()})`}
        </span>
      </p>
      <p className={css.small}>
        {say(deed.ground.title)} {deed.ground.clause !== null && <Clause clause={deed.ground.clause} />}
        {deed.note === "" ? "" : ` — ${deed.note}`}
      </p>
      <p className={css.small}>
        {deed.by}, {momentWords(deed.at, now, times)}
        {deed.byHand && deed.status === "done" ? `, ${words.byHand}` : ""}
      </p>
      {deed.newText !== null && deed.status !== "done" && <ChangedWords before={published} after={deed.newText} />}
      {deed.newText !== null && deed.status === "done" && <p className={css.newText}>{deed.newText}</p>}
      {deed.failure !== null && deed.status !== "done" && (
        <p className={css.small}>
          {say(deed.failure.title)}. {say(deed.failure.advice)}
        </p>
      )}
      {step.isError && (
        <p role="alert" className={css.trouble}>
          {words.failed}
        </p>
      )}
      {deed.mayApprove && deed.digest !== null && (
        <div className={css.buttons}>
          {([true, false] as const).map((approve) => (
            <Button
              key={String(approve)}
              size="xs"
              variant={approve ? "filled" : "default"}
              loading={step.isPending}
              onClick={() => step.mutate({ do: "decide", deedId: deed.deedId, approve, digest: deed.digest ?? "" })}
            >
              {approve ? words.approve : words.refuse}
            </Button>
          ))}
        </div>
      )}
      {deed.status === "failed" && mayAct && (
        <Button size="xs" variant="default" loading={step.isPending} onClick={() => step.mutate({ do: "retry", deedId: deed.deedId })}>
          {deed.byHand ? words.doneByHand : texts.common.retry}
        </Button>
      )}
    </div>
  );
};
