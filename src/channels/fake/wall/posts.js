/** Posts with their threads. A post is built once; its threads are built again only when they have changed. */
import { composer } from "./composer.js";
import { attachments, avatar, counted, el, when } from "./dom.js";

/** `page` gives the person in use and sends; see wall.js. */
export const createFeed = (root, page) => {
  const built = new Map();
  let seen = new Set();

  const openBox = { postId: null, commentId: null, kind: null, box: null };
  const closeBox = () => {
    Object.assign(openBox, { postId: null, commentId: null, kind: null, box: null });
    page.redraw();
  };
  const open = (kind, postId, comment) => {
    const isEdit = kind === "edit";
    const box = composer({
      className: "inner",
      label: isEdit ? "Изменить комментарий" : `Ответ: ${comment.author.name}`,
      placeholder: isEdit ? "" : `Ответить: ${comment.author.name}`,
      text: isEdit ? comment.text : "",
      verb: isEdit ? "Сохранить" : "Ответить",
      withFile: !isEdit && page.filesInComments(),
      onCancel: closeBox,
      send: async (text, files) => {
        const taken = isEdit
          ? await page.act("edit", { commentId: comment.id, text })
          : await page.act("comment", { postId, replyTo: comment.id, text }, files);
        if (taken) closeBox();
        return taken;
      },
    });
    Object.assign(openBox, { postId, commentId: comment.id, kind, box });
    page.redraw();
    box.area.focus();
    box.grow();
  };

  const actions = (postId, comment, closed) => {
    const isOwn = comment.author.id === page.personId();
    const button = (text, onclick) => el("button", { type: "button", className: "link", onclick }, text);
    if (comment.isDeleted)
      return isOwn && page.canRestore() ? button("Вернуть", () => page.act("restore", { commentId: comment.id })) : null;
    return el(
      "span",
      { className: "actions" },
      closed ? null : button("Ответить", () => open("reply", postId, comment)),
      isOwn ? button("Изменить", () => open("edit", postId, comment)) : null,
      isOwn ? button("Удалить", () => page.act("delete", { commentId: comment.id })) : null,
    );
  };

  const commentNode = (postId, comment, closed) => {
    const isEditing = openBox.commentId === comment.id && openBox.kind === "edit";
    const isReplying = openBox.commentId === comment.id && openBox.kind === "reply";
    const isNew = seen.size > 0 && !seen.has(comment.id);
    const answersTo = comment.answersTo === null ? null : el("span", { className: "answers-to" }, `${comment.answersTo.name}, `);
    return el(
      "li",
      { className: `comment${comment.author.isTown ? " official" : ""}${isNew ? " fresh" : ""}`, id: `comment-${comment.id}` },
      avatar(comment.author),
      el(
        "div",
        { className: "said" },
        el(
          "p",
          { className: "by" },
          el("b", {}, comment.author.name),
          comment.author.isTown ? el("span", { className: "badge" }, "официальный ответ") : null,
        ),
        comment.isDeleted ? el("p", { className: "gone" }, "Комментарий удалён.") : null,
        !comment.isDeleted && !isEditing && comment.text !== "" ? el("p", { className: "words" }, answersTo, comment.text) : null,
        isEditing ? openBox.box.element : null,
        attachments(comment.media),
        el("p", { className: "meta" }, when(comment.at), comment.isEdited ? " · изменён" : "", actions(postId, comment, closed)),
        isReplying ? openBox.box.element : null,
      ),
    );
  };

  const threadNode = (post, { replies, root: first }) => {
    const node = commentNode(post.id, first, post.commentsClosed);
    if (replies.length > 0)
      node.append(el("ol", { className: "replies" }, ...replies.map((reply) => commentNode(post.id, reply, post.commentsClosed))));
    return node;
  };

  const build = (post) => {
    const count = el("p", { className: "count" });
    const threads = el("ol", { className: "threads" });
    const box = composer({
      label: "Комментарий к посту",
      placeholder: "Написать комментарий",
      verb: "Отправить",
      withFile: page.filesInComments(),
      send: (text, files) => page.act("comment", { postId: post.id, text }, files),
    });
    const closed = el("p", { className: "gone" }, "Комментарии закрыты.");
    const article = el(
      "article",
      { className: "post" },
      el("header", {}, avatar(post.author), el("div", {}, el("h2", {}, post.author.name), when(post.at))),
      el("p", { className: "words" }, post.text),
      post.picture === null ? null : el("img", { className: "post-picture", src: post.picture, alt: "" }),
      attachments(post.media),
      count,
      threads,
      box.element,
      closed,
    );
    return { article, threads, count, box, closed, drawn: "" };
  };

  const update = (post) => {
    const known = built.get(post.id) ?? build(post);
    built.set(post.id, known);
    const box = openBox.postId === post.id ? `${openBox.kind}${openBox.commentId}` : "";
    const drawn = JSON.stringify([post.threads, post.commentsClosed, box, page.personId()]);
    if (drawn !== known.drawn) {
      known.drawn = drawn;
      known.count.textContent = post.count === 0 ? "Комментариев пока нет" : counted(post.count);
      known.threads.replaceChildren(...post.threads.map((thread) => threadNode(post, thread)));
      known.box.element.hidden = post.commentsClosed;
      known.closed.hidden = !post.commentsClosed;
    }
    return known.article;
  };

  const idsIn = (posts) =>
    posts.flatMap(({ threads }) => threads.flatMap(({ replies, root: first }) => [first.id, ...replies.map(({ id }) => id)]));

  return {
    draw: (posts) => {
      const articles = posts.map(update);
      if (articles.some((article, index) => root.children[index] !== article)) root.replaceChildren(...articles);
      seen = new Set(idsIn(posts));
    },
  };
};
