import { Button } from "@mantine/core";
import { useState } from "react";
import { beginSso, useSignInWays } from "../../data/sign-in-ways.ts";
import { useTexts } from "../../texts/texts-context.tsx";

/** Signs in through the organisation's own provider, where there is one. */
export const SsoButton = ({ onProblem }: { readonly onProblem: (words: string) => void }) => {
  const texts = useTexts();
  const { data: ways } = useSignInWays();
  const [busy, setBusy] = useState(false);
  if (ways === undefined || ways.sso === null) return null;
  const go = async () => {
    setBusy(true);
    try {
      window.location.assign((await beginSso()).url);
    } catch {
      setBusy(false);
      onProblem(texts.signIn.unreachable);
    }
  };
  return (
    <Button variant="default" size="md" fullWidth loading={busy} onClick={() => void go()}>
      {texts.security.sso.signIn(ways.sso)}
    </Button>
  );
};
