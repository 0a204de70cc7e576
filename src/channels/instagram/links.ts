/** Addresses of things in Instagram as a person opens them. */

export const DEFAULT_LINK_HOST = "https://www.instagram.com";

export const profileLink = (username: string | undefined): string | undefined =>
  username === undefined ? undefined : `${DEFAULT_LINK_HOST}/${encodeURIComponent(username)}/`;

/** A comment opens inside its picture's page. */
export const commentLink = (mediaLink: string, commentId: string): string => `${mediaLink.replace(/\/*$/u, "/")}c/${commentId}/`;
