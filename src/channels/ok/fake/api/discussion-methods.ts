/** The fake's methods about comments: read by pages with an anchor; written where the switch is on, for OK has undocumented that. */
import { commentsUnder, type FakeComment, type FakeRight, type FakeTopic } from "../model.ts";
import { commentObject } from "../objects.ts";
import { answer, refuseBy, type Answered } from "./call.ts";
import { textParam, type RestCall, type RestMethods } from "./rest.ts";

const READS: readonly FakeRight[] = ["VALUABLE_ACCESS"];
const WRITES: readonly FakeRight[] = ["VALUABLE_ACCESS", "GROUP_CONTENT"];
const PAGE_SIZE = 100;

type Placed = { readonly call: RestCall; readonly topic: FakeTopic };

/** Runs the work on the topic that the parameters name. */
const onTopic = (call: RestCall, names: readonly [id: string, type: string], work: (placed: Placed) => Answered): Answered => {
  if (textParam(call, names[1]) !== "GROUP_TOPIC") return refuseBy(100);
  const topic = call.state.topics.get(textParam(call, names[0]));
  return topic === undefined ? refuseBy(300) : work({ call, topic });
};

const DISCUSSION = ["discussionId", "discussionType"] as const;

const onComment = (call: RestCall, work: (comment: FakeComment) => Answered): Answered =>
  onTopic(call, DISCUSSION, ({ topic }) => {
    const comment = call.state.comments.get(textParam(call, "comment_id"));
    return comment === undefined || comment.isDeleted || comment.topicId !== topic.id ? refuseBy(141) : work(comment);
  });

/** The methods that write comments are gone altogether when the switch is off. */
const written = (work: (call: RestCall) => Answered): RestMethods[string] => ({
  needs: WRITES,
  run: (call) => (call.state.writesComments ? work(call) : refuseBy(3)),
});

/** A page from the end towards the beginning: an anchor is the number of comments that have been passed. */
const listComments = ({ call, topic }: Placed): Answered => {
  const all = commentsUnder(call.state, topic.id)
    .filter((comment) => !comment.isDeleted)
    .toSorted((one, other) => one.at - other.at);
  const isBackward = textParam(call, "direction") === "BACKWARD";
  const ordered = isBackward ? all.toReversed() : all;
  const anchor = textParam(call, "anchor");
  const passed = anchor === "" || anchor === "LAST" || anchor === "FIRST" ? 0 : Number(Buffer.from(anchor, "base64").toString());
  if (!Number.isInteger(passed)) return refuseBy(100);
  const count = Math.min(Math.max(1, Number(textParam(call, "count")) || 20), PAGE_SIZE);
  const comments = ordered.slice(passed, passed + count);
  return answer({
    discussionId: topic.id,
    discussionType: "GROUP_TOPIC",
    has_more: passed + count < ordered.length,
    anchor: Buffer.from(String(passed + comments.length)).toString("base64"),
    comments: comments.map((comment) => commentObject(call.state, comment)),
  });
};

const addComment = ({ call, topic }: Placed): Answered => {
  const text = textParam(call, "comment");
  const replyTo = textParam(call, "reply_to_comment_id") || undefined;
  if (text === "") return refuseBy(100);
  if (topic.commentsClosed) return refuseBy(456);
  const answered = replyTo === undefined ? undefined : call.state.comments.get(replyTo);
  if (replyTo !== undefined && (answered === undefined || answered.isDeleted || answered.topicId !== topic.id)) return refuseBy(141);
  if (textParam(call, "as_admin") !== "true") return refuseBy(100);
  return answer(call.deeds.comment({ topicId: topic.id, by: "town", text, replyTo }).id);
};

export const discussionMethods: RestMethods = {
  "discussions.getComments": { needs: READS, run: (call) => onTopic(call, DISCUSSION, listComments) },
  "discussions.getComment": {
    needs: READS,
    run: (call) => onComment(call, (comment) => answer({ comment: commentObject(call.state, comment) })),
  },
  "discussions.addDiscussionComment": written((call) => onTopic(call, ["entityId", "entityType"], addComment)),
  "discussions.editDiscussionComment": written((call) =>
    onComment(call, (comment) => {
      if (comment.by !== "town") return refuseBy(10);
      call.deeds.editComment(comment, textParam(call, "comment"));
      return answer(true);
    }),
  ),
  "discussions.deleteDiscussionComment": written((call) =>
    onComment(call, (comment) => {
      call.deeds.deleteComment(comment);
      return answer(true);
    }),
  ),
};
