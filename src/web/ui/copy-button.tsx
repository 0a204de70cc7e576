import { Button } from "@mantine/core";
import { IconCopy } from "@tabler/icons-react";
import { useTexts } from "../texts/texts-context.tsx";
import { useToast } from "./toast.tsx";

/** Copies exactly these words, and says whether it did. */
export const CopyButton = ({ text }: { readonly text: string }) => {
  const { otherWays } = useTexts();
  const toast = useToast();
  const copy = () => {
    // Without a secure address the browser has no clipboard at all.
    const done = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("no clipboard"));
    done.then(
      () => toast({ words: otherWays.copied }),
      () => toast({ words: otherWays.copyFailed }),
    );
  };
  return (
    <Button variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={copy}>
      {otherWays.copy}
    </Button>
  );
};
