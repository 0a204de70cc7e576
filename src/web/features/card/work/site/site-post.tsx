import type { SitePart } from "#http/contract";
import { Button, TextInput } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconSend } from "@tabler/icons-react";
import { useState } from "react";
import type { useSiteDeed } from "../../../../data/site.ts";
import { useSay, useTexts } from "../../../../texts/texts-context.tsx";
import { CopyButton } from "../../../../ui/copy-button.tsx";
import { Actions } from "../pane.tsx";
import css from "../work.module.css";
import { isWholeLink } from "./whole-link.ts";

type Post = SitePart["posts"][number];
type Props = { readonly post: Post; readonly deed: ReturnType<typeof useSiteDeed>; readonly mayPublish: boolean };

const icons = { queued: IconSend, published: IconCheck, failed: IconAlertTriangle } as const;

const ByHand = ({ post, deed, onCancel }: Omit<Props, "mayPublish"> & { readonly onCancel: (() => void) | null }) => {
  const texts = useTexts();
  const [permalink, setPermalink] = useState("");
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (isWholeLink(permalink)) deed.mutate({ end: "/post-link", body: { postId: post.postId, permalink: permalink.trim() } });
  };
  return (
    <>
      <p className={css.by}>{texts.site.postHint}</p>
      <TextInput
        type="url"
        label={texts.site.link}
        placeholder="https://"
        value={permalink}
        error={tried && !isWholeLink(permalink) ? texts.site.linkRequired : null}
        onChange={(event) => setPermalink(event.currentTarget.value)}
      />
      <Actions>
        <Button loading={deed.isPending} onClick={submit}>
          {texts.site.confirm}
        </Button>
        <CopyButton text={post.text} />
        {onCancel !== null && (
          <Button variant="default" onClick={onCancel}>
            {texts.common.cancel}
          </Button>
        )}
      </Actions>
    </>
  );
};

/** One post of the answer on an official page (3.6): where it stands; what did not come through is sent again, or posted by hand with its link. */
export const SitePost = ({ post, deed, mayPublish }: Props) => {
  const { site } = useTexts();
  const say = useSay();
  const [byHand, setByHand] = useState(false);
  const waits = post.status === "failed" && !post.mayRetry;
  const Icon = icons[post.status];
  return (
    <section className={css.pub} aria-label={post.pageTitle}>
      <p className={css.status} data-status={post.status} role="status">
        <Icon size={18} aria-hidden />
        <span>
          {post.pageTitle}:{" "}
          {post.permalink === null ? site.post[waits ? "byHand" : post.status] : <a href={post.permalink}>{site.post[post.status]}</a>}
        </span>
      </p>
      {post.status === "failed" && post.failure !== null && (
        <div className={css.advice}>
          <strong>{say(post.failure.title)}</strong>
          <p>{say(post.failure.advice)}</p>
        </div>
      )}
      {mayPublish && post.mayRetry && !byHand && (
        <Actions>
          <Button loading={deed.isPending} onClick={() => deed.mutate({ end: "/post-retry", body: { postId: post.postId } })}>
            {site.retry}
          </Button>
          <Button variant="default" onClick={() => setByHand(true)}>
            {site.postedByHand}
          </Button>
        </Actions>
      )}
      {mayPublish && post.status === "failed" && (waits || byHand) && (
        <ByHand post={post} deed={deed} onCancel={waits ? null : () => setByHand(false)} />
      )}
    </section>
  );
};
