import { NoticesScreen } from "../features/notices/notices-screen.tsx";
import { useMe } from "../data/me.ts";
import { sectionsOf } from "./sections.ts";

/** The notices, with the section of the desk in which this person opens cases. */
export const NoticesPage = () => <NoticesScreen section={sectionsOf(useMe().person.role).at(-1)?.path ?? null} />;
