import { IconPlugConnectedX } from "@tabler/icons-react";
import { Outlet, useNavigate } from "@tanstack/react-router";
import { Suspense, useEffect, useState } from "react";
import { useLive, useLiveStream } from "../data/live.ts";
import { useMe } from "../data/me.ts";
import { useTexts } from "../texts/texts-context.tsx";
import { useHotkeys } from "../ui/hotkeys.ts";
import { Waiting } from "../ui/states.tsx";
import { ToastProvider } from "../ui/toast.tsx";
import { KeysHelp } from "./keys-help.tsx";
import { Rail } from "./rail.tsx";
import { sectionsOf, seesPages } from "./sections.ts";
import css from "./shell.module.css";

const useIsOffline = (): boolean => {
  const { connection } = useLive();
  const [unplugged, setUnplugged] = useState(!navigator.onLine);
  useEffect(() => {
    const listen = () => setUnplugged(!navigator.onLine);
    window.addEventListener("online", listen);
    window.addEventListener("offline", listen);
    return () => {
      window.removeEventListener("online", listen);
      window.removeEventListener("offline", listen);
    };
  }, []);
  return unplugged || connection === "lost";
};

const useSectionKeys = (onHelp: () => void) => {
  const navigate = useNavigate();
  const { person } = useMe();
  const sections = sectionsOf(person.role).map(
    (section) => [`g ${section.key}`, () => void navigate({ to: "/$section", params: { section: section.path } })] as const,
  );
  const pages = seesPages(person.role) ? ([["g p", () => void navigate({ to: "/pages" })]] as const) : [];
  const entering = person.role === "curator" ? ([["n", () => void navigate({ to: "/new-card" })]] as const) : [];
  useHotkeys({ ...Object.fromEntries([...sections, ...pages, ...entering]), "?": onHelp });
};

/** The desk: the rail, and whatever lies on it. */
export const Shell = () => {
  const texts = useTexts();
  const [help, setHelp] = useState(false);
  const offline = useIsOffline();
  useLiveStream();
  useSectionKeys(() => setHelp(true));
  return (
    <ToastProvider>
      <a className={css.skip} href="#content">
        {texts.common.skipToContent}
      </a>
      <div className={css.shell}>
        <Rail onKeys={() => setHelp(true)} />
        <div className={css.content} id="content" tabIndex={-1}>
          <div role="status" aria-live="polite">
            {offline && (
              <p className={css.offline}>
                <IconPlugConnectedX size={16} aria-hidden />
                {texts.live.offline}
              </p>
            )}
          </div>
          <Suspense fallback={<Waiting />}>
            <Outlet />
          </Suspense>
        </div>
      </div>
      {help && <KeysHelp onClose={() => setHelp(false)} />}
    </ToastProvider>
  );
};
