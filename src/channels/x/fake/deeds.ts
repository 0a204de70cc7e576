/** What people and the account do in the fake, and what X then tells: the control and the API act through here. */
import type { Delivery } from "./delivery.ts";
import type { FakeDirect, FakeMedia, FakePerson, FakePost, FakeState } from "./model.ts";
import { directObject, includesOf, legacyDirectObject, postObject } from "./objects.ts";

export type NewPost = {
  readonly authorId: string;
  readonly text: string;
  readonly replyTo?: string | undefined;
  readonly namesUs?: boolean;
  readonly media?: readonly FakeMedia[];
  /** Milliseconds; now when absent. */
  readonly at?: number;
};

export type NewDirect = {
  readonly personId: string;
  readonly senderId: string;
  readonly text: string;
  readonly media?: readonly FakeMedia[];
};

export type Deeds = ReturnType<typeof createDeeds>;

/** Every deed changes the state first and then emits the event. */
export const createDeeds = (state: FakeState, { emit }: Pick<Delivery, "emit">) => {
  const tellOfPost = (post: FakePost): void => {
    const includes = includesOf(state, [post.authorId], post.media);
    const object = postObject(state, post);
    if (post.authorId === state.accountId) return emit("post.create", object, includes);
    const parent = post.replyTo === null ? undefined : state.posts.get(post.replyTo);
    if (post.namesUs) emit("post.mention.create", object, includes);
    if (parent?.authorId === state.accountId) emit("post.reply.create", object, includes);
  };

  const keepPost = (post: FakePost): FakePost => {
    state.posts.set(post.id, post);
    tellOfPost(post);
    return post;
  };

  return {
    person: (name: string): FakePerson => {
      const id = state.nextId();
      const person = { id, name, username: `citizen_${id.slice(-6)}`, blocksUs: false };
      state.people.set(id, person);
      return person;
    },

    media: (file: Pick<FakeMedia, "name" | "mime" | "bytes"> & { readonly busyTimes?: number }): FakeMedia => {
      const media = { ...file, id: state.nextId(), busyTimes: file.busyTimes ?? 0 };
      state.media.set(media.id, media);
      return media;
    },

    write: ({ at, authorId, media = [], namesUs = false, replyTo, text }: NewPost): FakePost => {
      const id = state.nextId();
      const parent = replyTo === undefined ? undefined : state.posts.get(replyTo);
      return keepPost({
        id,
        authorId,
        text,
        at: at ?? state.now(),
        replyTo: replyTo ?? null,
        conversationId: parent?.conversationId ?? id,
        namesUs,
        media,
        history: [id],
        isDeleted: false,
        isHidden: false,
      });
    },

    /** An edit is a new post that names the old one. */
    edit: (post: FakePost, text: string): FakePost => {
      const id = state.nextId();
      return keepPost({ ...post, id, text, at: state.now(), history: [...post.history, id] });
    },

    /** X tells of deletions of the account's own posts only. */
    remove: (post: FakePost): void => {
      post.isDeleted = true;
      if (post.authorId === state.accountId) emit("post.delete", { id: post.id, author_id: post.authorId });
    },

    direct: ({ media = [], personId, senderId, text }: NewDirect): FakeDirect => {
      const direct = { id: state.nextId(), personId, senderId, text, at: state.now(), media, isDeleted: false };
      state.directs.set(direct.id, direct);
      emit(senderId === state.accountId ? "dm.sent" : "dm.received", legacyDirectObject(state, direct));
      return direct;
    },

    /** The account takes the application's access away. */
    revoke: (): void => {
      state.isRevoked = true;
      emit("oauth.revoke", { user_id: state.accountId });
    },

    listed: (direct: FakeDirect): Readonly<Record<string, unknown>> => directObject(state, direct),
  };
};
