import type { OwnAccount } from "#http/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import { changePassword, useAccountDeed } from "../../data/account.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import { SecretForm } from "./secret-form.tsx";
import css from "./security.module.css";

/** One's own password: changed with the present one; the other sessions end. */
export const PasswordPane = ({ account }: { readonly account: OwnAccount }) => {
  const { password: words } = useTexts().security;
  const [state, setState] = useState<"closed" | "open" | "changed">("closed");
  const change = useAccountDeed(changePassword);
  return (
    <section className={css.part}>
      <h2>{words.title}</h2>
      {state === "changed" && (
        <p className={css.good} role="status">
          {words.changed}
        </p>
      )}
      {state !== "open" && (
        <Button variant="default" onClick={() => setState("open")}>
          {words.change}
        </Button>
      )}
      {state === "open" && (
        <SecretForm
          fields={[
            { name: "present", label: words.present },
            { name: "next", label: words.next, description: words.hint(account.leastLength) },
          ]}
          submit={words.change}
          onSubmit={async ({ present = "", next = "" }) => {
            await change.mutateAsync({ present, next });
            setState("changed");
          }}
        />
      )}
    </section>
  );
};
