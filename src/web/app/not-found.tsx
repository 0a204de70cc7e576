import { Link } from "@tanstack/react-router";
import { useTexts } from "../texts/texts-context.tsx";
import { Nothing } from "../ui/states.tsx";

/** An address that leads nowhere, with the way back. */
export const NotFound = () => {
  const texts = useTexts();
  return (
    <main>
      <Nothing title={texts.notFound.title} hint={texts.notFound.hint}>
        <Link to="/">{texts.notFound.back}</Link>
      </Nothing>
    </main>
  );
};
