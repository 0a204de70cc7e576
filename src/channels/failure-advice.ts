/** What each class of failure means to a clerk, and what to do: one table for the desk, the pages' register and the manual. */
import type { FailureClass } from "#app";
import type { Bilingual } from "./bilingual.ts";

export type FailureAdvice = { readonly title: Bilingual; readonly advice: Bilingual };

const row = (title: Bilingual, advice: Bilingual): FailureAdvice => ({ title, advice });
const both = (ru: string, en: string): Bilingual => ({ ru, en });

export const failureAdvice: Readonly<Record<FailureClass, FailureAdvice>> = {
  RATE_LIMIT: row(
    both("Сеть просит подождать", "The network asks to wait"),
    both("Ничего делать не нужно: отправка повторится сама.", "Nothing to do: sending repeats by itself."),
  ),
  TOKEN_EXPIRED: row(
    both("Ключ доступа страницы не действует", "The page's access token is not valid"),
    both(
      "Администратору: создать новый ключ в настройках страницы и вписать его в карточку страницы. После этого нажмите «Повторить».",
      "For the administrator: make a new token in the page's settings and enter it on the page's card. Then press \"Retry\".",
    ),
  ),
  NO_RIGHTS: row(
    both("У ключа нет нужного права", "The token lacks a right"),
    both(
      "Администратору: выдать ключ с недостающим правом. Если ждать нельзя, опубликуйте ответ вручную и укажите ссылку на него.",
      "For the administrator: make a token with the missing right. If it cannot wait, publish the reply by hand and give its link.",
    ),
  ),
  TARGET_DELETED: row(
    both("Сообщения, на которое дан ответ, больше нет", "The message that was answered is gone"),
    both(
      "Его удалил автор или модератор. Решите, публиковать ли ответ отдельным комментарием, и отметьте это в карточке.",
      "Its author or a moderator deleted it. Decide whether to publish the reply as a comment of its own, and note it on the card.",
    ),
  ),
  COMMENTS_CLOSED: row(
    both("Комментарии под этой записью закрыты", "Comments under this post are closed"),
    both("Откройте комментарии в настройках записи и нажмите «Повторить».", 'Open the comments in the post\'s settings and press "Retry".'),
  ),
  USER_BLOCKED_US: row(
    both("Автор не принимает сообщения страницы", "The author does not take messages from the page"),
    both(
      "Личный ответ не дойдёт, пока автор не разрешит сообщения. Запишите в карточке, что отправить ответ не удалось.",
      "A direct reply cannot reach the author until messages are allowed. Note on the card that the reply could not be sent.",
    ),
  ),
  WINDOW_CLOSED: row(
    both("Время для ответа в этой сети истекло", "The network's time for a reply is over"),
    both(
      "Опубликуйте ответ вручную другим разрешённым способом и укажите ссылку.",
      "Publish the reply by hand in another allowed way and give its link.",
    ),
  ),
  TEXT_TOO_LONG: row(
    both("Текст длиннее, чем принимает сеть", "The text is longer than the network takes"),
    both("Верните проект на доработку: текст нужно сократить.", "Return the draft: the text must be shortened."),
  ),
  LINKS_FORBIDDEN: row(
    both("Сеть не приняла ссылку в тексте", "The network did not take the link in the text"),
    both(
      "Верните проект на доработку: уберите ссылку или разрешите ссылки в настройках страницы.",
      "Return the draft: remove the link, or allow links in the page's settings.",
    ),
  ),
  DUPLICATE: row(
    both("Сеть считает, что такой ответ уже есть", "The network takes the reply for a duplicate"),
    both(
      "Посмотрите ветку: если ответ там есть, укажите ссылку на него. Если нет, измените текст.",
      "Look at the thread: if the reply is there, give its link. If not, change the text.",
    ),
  ),
  CAPTCHA: row(
    both("Сеть требует подтвердить, что отправляет человек", "The network wants proof that a person is sending"),
    both("Опубликуйте ответ вручную и укажите ссылку на него.", "Publish the reply by hand and give its link."),
  ),
  MEDIA_REJECTED: row(
    both("Сеть не приняла файл", "The network did not take the file"),
    both(
      "Проверьте вид и размер файла: фотография JPG, PNG или GIF до 50 МБ, документ до 200 МБ. Замените файл и отправьте снова.",
      "See the file's kind and size: a JPG, PNG or GIF photo up to 50 MB, a document up to 200 MB. Replace it and send again.",
    ),
  ),
  MEDIA_NOT_READY: row(
    both("Сеть ещё обрабатывает файл", "The network is still processing the file"),
    both("Ничего делать не нужно: отправка повторится сама.", "Nothing to do: sending repeats by itself."),
  ),
  BAD_REQUEST: row(
    both("Сеть не поняла запрос", "The network did not understand the request"),
    both(
      "Сообщите администратору: подробности — в журнале отправки. Ответ можно опубликовать вручную.",
      "Tell the administrator: the details are in the sending log. The reply can be published by hand.",
    ),
  ),
  NETWORK_DOWN: row(
    both("Сеть не отвечает", "The network does not answer"),
    both(
      "Отправка повторится сама. Если это длится больше часа, администратору стоит проверить связь и прокси.",
      "Sending repeats by itself. If it lasts over an hour, the administrator should see to the connection and the proxy.",
    ),
  ),
  TLS_CA: row(
    both("Сертификату сети нет доверия", "The network's certificate is not trusted"),
    both(
      "Администратору: указать файл корневого сертификата (для адресов с сертификатом Минцифры) в настройках страницы.",
      "For the administrator: name the root certificate file (for addresses with the Ministry's certificate) in the page's settings.",
    ),
  ),
  RETURNED: row(
    both("Письмо вернулось", "The letter came back"),
    both(
      "Почтовый сервер не доставил письмо. Проверьте адрес отдела и отправьте ещё раз, или передайте ответ другим способом и отметьте это.",
      "The mail server did not deliver the letter. See to the department's address and send again, or hand the reply over in another way and record it.",
    ),
  ),
  UNKNOWN: row(
    both("Сеть ответила неизвестной ошибкой", "The network answered with an unknown error"),
    both(
      "Посмотрите ветку: если ответ уже там, укажите ссылку на него. Если нет, нажмите «Повторить» или опубликуйте ответ вручную и сообщите администратору.",
      'Look at the thread: if the reply is there, give its link. If not, press "Retry", or publish the reply by hand and tell the administrator.',
    ),
  ),
};
