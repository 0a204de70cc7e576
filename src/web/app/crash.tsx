import { Component, type ReactNode } from "react";
import { useTexts } from "../texts/texts-context.tsx";
import { Nothing } from "../ui/states.tsx";

const Crashed = () => {
  const texts = useTexts();
  return (
    <main role="alert">
      <Nothing title={texts.crash.title} hint={texts.crash.hint}>
        <button type="button" onClick={() => window.location.reload()}>
          {texts.crash.reload}
        </button>
      </Nothing>
    </main>
  );
};

/** Catches a defect of a screen: React knows no other way than a class. */
export class CrashGuard extends Component<{ readonly children: ReactNode }, { readonly crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    return this.state.crashed ? <Crashed /> : this.props.children;
  }
}
