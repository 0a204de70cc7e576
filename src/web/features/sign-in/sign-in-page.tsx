import { useTexts } from "../../texts/texts-context.tsx";
import { FrontSheet } from "./front-sheet.tsx";
import { SignInForm } from "./sign-in-form.tsx";

/** The first page: who are you. Nothing else is behind it until that is answered. */
export const SignInPage = ({ onSignedIn }: { readonly onSignedIn: () => void }) => {
  const texts = useTexts();
  return (
    <FrontSheet title={texts.signIn.title}>
      <p className="quiet">{texts.signIn.intro}</p>
      <SignInForm onSignedIn={onSignedIn} />
    </FrontSheet>
  );
};
