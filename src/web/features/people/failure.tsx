import { placesOf, type RequestFailure } from "../../data/ask.ts";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import css from "./people.module.css";

/** Why it was not written, in the server's own words where it gave some. */
export const Failure = ({ error }: { readonly error: RequestFailure | null }) => {
  const texts = useTexts();
  const say = useSay();
  if (error === null) return null;
  const places = placesOf(error.problem).map(say);
  const words = places.length > 0 ? places : [error.problem === null ? texts.security.people.failed : say(error.problem.message)];
  return (
    <p role="alert" className={css.trouble}>
      {words.join(" ")}
    </p>
  );
};
