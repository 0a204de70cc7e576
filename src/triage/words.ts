/** Words that every message has: they say nothing of what it is about. */
const empty: ReadonlySet<string> = new Set(
  (
    "без более бы был была были было быть вам вас ваш весь во вот все всё всех вы где да даже для до его ее её если есть еще ещё же за здесь и из или им их к как " +
    "какой когда кто ли либо мне может мой мы на над наш не него нее неё нет ни них но ну о об он она они от по под после потом почему при про с со так также такой " +
    "там те тем то того тоже той только том ту ты у уже хотя чем через что чтобы эта эти это этого этой этом этот я здравствуйте добрый день пожалуйста спасибо " +
    "прошу просим просьба скажите подскажите уважаемый уважаемая администрация глава опять снова сколько можно"
  ).split(" "),
);

const endings =
  /(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|ией|ешь|ете|ите|ает|яет|ают|яют|ует|уют|ой|ей|ий|ый|ая|яя|ое|ее|ую|юю|ые|ие|ых|их|ым|им|ом|ем|ам|ям|ах|ях|ов|ев|ью|ия|ию|ии|ит|ат|ят|ут|ют|ть|ла|ло|ли|а|я|о|е|у|ю|ы|и|ь)$/u;

/** A word without its ending: enough to see that «фонаря» and «фонари» speak of one thing. */
export function stemOf(word: string): string {
  const stem = word.length > 3 ? word.replace(endings, "") : word;
  return stem.length < 3 ? word : stem;
}

/** The words of a text in order: lower case, ё as е, no endings, nothing that every message has. */
export function contentWords(text: string): readonly string[] {
  const plain = text
    .toLowerCase()
    .replaceAll("ё", "е")
    .replaceAll(/https?:\/\/\S+/gu, " ");
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !empty.has(word) && (word.length > 2 || /\p{N}/u.test(word))).map(stemOf);
}
