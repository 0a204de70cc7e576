import { Button } from "@mantine/core";
import { IconFileUpload } from "@tabler/icons-react";
import { useRef } from "react";

type Props = { readonly label: string; readonly accept: string; readonly onChoose: (file: File) => void };

/** One file from the reader's machine; the same file can be chosen again. */
export const FileChoice = ({ label, accept, onChoose }: Props) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button variant="default" leftSection={<IconFileUpload size={16} aria-hidden />} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        aria-label={label}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (file !== undefined) onChoose(file);
        }}
      />
    </>
  );
};
