import type { SiteSettings } from "#http/contract";
import { Button, Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import { useSaveSiteHook, useTrySiteHook } from "../../data/site-settings.ts";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { useToast } from "../../ui/toast.tsx";
import css from "./site.module.css";

/** Where the site is called, with a trial; the key of the signature is told when it is made. */
export const HookForm = ({ hook }: { readonly hook: SiteSettings["hook"] }) => {
  const { siteSettings: words } = useTexts();
  const say = useSay();
  const toast = useToast();
  const saving = useSaveSiteHook();
  const trying = useTrySiteHook();
  const [address, setAddress] = useState(hook?.address ?? "");
  const [enabled, setEnabled] = useState(hook?.enabled ?? true);
  const save = (newSecret: boolean) => saving.mutate({ address, enabled, newSecret }, { onSuccess: () => toast({ words: words.saved }) });
  const places: unknown = saving.error?.problem?.detail?.["places"];
  // The parsed boundary: `places` of a bad input are the server's own words.
  const place = Array.isArray(places) ? (places[0] as { readonly ru: string; readonly en: string } | undefined) : undefined;
  return (
    <form
      className={css.part}
      onSubmit={(event) => {
        event.preventDefault();
        save(false);
      }}
    >
      <TextInput
        label={words.address}
        type="url"
        placeholder="https://"
        value={address}
        error={place === undefined ? null : say(place)}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      <Checkbox label={words.enabled} checked={enabled} onChange={(event) => setEnabled(event.currentTarget.checked)} />
      {(saving.error !== null || trying.error !== null) && place === undefined && (
        <p role="alert" className={css.trouble}>
          {words.failed}
        </p>
      )}
      <div className={css.actions}>
        <Button type="submit" disabled={address.trim() === ""} loading={saving.isPending}>
          {words.save}
        </Button>
        {hook !== null && (
          <>
            <Button
              variant="default"
              loading={trying.isPending}
              onClick={() => trying.mutate(null, { onSuccess: () => toast({ words: words.trialSent }) })}
            >
              {words.trial}
            </Button>
            <Button variant="default" onClick={() => save(true)}>
              {words.newSecret}
            </Button>
          </>
        )}
      </div>
      {saving.data?.secret !== undefined && saving.data.secret !== null && (
        <div className={css.key} role="status">
          <strong>{words.secretOnce}</strong>
          <code className={css.code}>{saving.data.secret}</code>
          <div className={css.actions}>
            <CopyButton text={saving.data.secret} />
          </div>
        </div>
      )}
    </form>
  );
};
