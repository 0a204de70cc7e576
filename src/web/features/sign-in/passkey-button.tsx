import type { SignedIn } from "#http/contract";
import { Button } from "@mantine/core";
import { IconFingerprint } from "@tabler/icons-react";
import { useState } from "react";
import { passkeysWork, signInByPasskey } from "../../data/passkeys.ts";
import { useTexts } from "../../texts/texts-context.tsx";

type Props = { readonly onAnswer: (answer: SignedIn) => void; readonly onProblem: (words: string | null) => void };

/** Signs in with a passkey, where the browser and the address let one work. */
export const PasskeyButton = ({ onAnswer, onProblem }: Props) => {
  const { second } = useTexts().security;
  const [busy, setBusy] = useState(false);
  if (!passkeysWork()) return null;
  const show = async () => {
    setBusy(true);
    onProblem(null);
    try {
      onAnswer(await signInByPasskey());
    } catch {
      // The browser tells a refusal and a cancel alike, so that a page learns nothing about the person's keys.
      onProblem(second.passkeyFailed);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant="default"
      size="md"
      fullWidth
      loading={busy}
      leftSection={<IconFingerprint size={18} aria-hidden />}
      onClick={() => void show()}
    >
      {second.passkey}
    </Button>
  );
};
