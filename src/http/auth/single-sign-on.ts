import { genericOAuth } from "better-auth/plugins";

/** A provider of the organisation's own (OpenID Connect), off by default. */
export type SingleSignOn = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The claim in which the provider says the person's login here. */
  readonly loginClaim: string;
  /** What stands on the button. */
  readonly title: string;
};

/** The name of the only provider in addresses and in the table of accounts. */
export const ssoProvider = "sso";

/** An address that belongs to nobody: an unknown login finds no account, and none is made. */
const nobody = "nobody@unknown.invalid";

/**
 * Sign-in through the provider: state, PKCE and nonce, the token checked by the provider's published keys.
 * The person is the account with the login that the claim names; the provider's word about an e-mail is not asked.
 */
export const singleSignOn = (settings: SingleSignOn, emailOfLogin: (login: string) => Promise<string | null>) =>
  genericOAuth({
    config: [
      {
        providerId: ssoProvider,
        discoveryUrl: `${settings.issuer.replace(/\/+$/, "")}/.well-known/openid-configuration`,
        clientId: settings.clientId,
        clientSecret: settings.clientSecret,
        scopes: ["openid", "profile", "email"],
        pkce: true,
        requireIdTokenVerification: true,
        disableSignUp: true,
        mapProfileToUser: async (profile) => {
          const claim: unknown = Object.entries(profile).find(([name]) => name === settings.loginClaim)?.[1];
          const email = typeof claim === "string" ? await emailOfLogin(claim) : null;
          return { email: email ?? nobody, emailVerified: true };
        },
      },
    ],
  });
