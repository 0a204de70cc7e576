import { Button } from "@mantine/core";
import { useTexts } from "../../texts/texts-context.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import css from "./security.module.css";

/** Ten codes for a lost phone, shown once. */
export const RecoveryCodes = ({ codes, onKept }: { readonly codes: readonly string[]; readonly onKept: () => void }) => {
  const { recovery } = useTexts().security;
  return (
    <section className={css.part} aria-label={recovery.title}>
      <h2>{recovery.title}</h2>
      <p>{recovery.intro}</p>
      <ul className={css.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={css.actions}>
        <Button onClick={onKept}>{recovery.kept}</Button>
        <CopyButton text={codes.join("\n")} />
        <Button variant="default" onClick={() => window.print()}>
          {recovery.print}
        </Button>
      </div>
    </section>
  );
};
