import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from "react";
import css from "./toast.module.css";

type Toast = { readonly words: string; readonly action?: { readonly title: string; readonly run: () => void }; readonly ms?: number };
type Say = (toast: Toast) => void;

const Context = createContext<Say>(() => undefined);

/** One line at the foot of the desk that says what has just happened, politely. */
export const ToastProvider = ({ children }: { readonly children: ReactNode }) => {
  const [toast, setToast] = useState<Toast | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const say = useCallback<Say>((next) => {
    clearTimeout(timer.current);
    setToast(next);
    timer.current = setTimeout(() => setToast(null), next.ms ?? 5_000);
  }, []);
  const run = useMemo(
    () => () => {
      toast?.action?.run();
      setToast(null);
    },
    [toast],
  );
  return (
    <Context.Provider value={say}>
      {children}
      <div className={css.place} role="status" aria-live="polite">
        {toast !== null && (
          <div className={css.toast}>
            <span>{toast.words}</span>
            {toast.action !== undefined && (
              <button type="button" className={css.action} onClick={run}>
                {toast.action.title}
              </button>
            )}
          </div>
        )}
      </div>
    </Context.Provider>
  );
};

/** The way to say what has just happened. */
export const useToast = (): Say => useContext(Context);
