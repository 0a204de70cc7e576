import type { SettingField } from "../setting-field.ts";

type Words = readonly [ru: string, en: string];

const field = (name: string, title: Words, hint: Words, rest: Partial<SettingField> = {}): SettingField => ({
  name,
  secret: false,
  required: false,
  title: { ru: title[0], en: title[1] },
  hint: { ru: hint[0], en: hint[1] },
  ...rest,
});

const encryptions: Partial<SettingField> = {
  fallback: "tls",
  kind: "choice",
  choices: [
    { value: "tls", title: { ru: "TLS", en: "TLS" } },
    { value: "starttls", title: { ru: "STARTTLS", en: "STARTTLS" } },
    { value: "none", title: { ru: "без шифрования", en: "none" } },
  ],
};

/** What an administrator fills in for the letters of «Инцидент» and for the hand-over. */
export const incidentFields: readonly SettingField[] = [
  field(
    "imapHost",
    ["Сервер входящей почты (IMAP)", "Incoming mail server (IMAP)"],
    [
      "Например imap.example.ru. Пусто: письма не принимаются, остаются файл, ключ и карточка вручную.",
      "Empty: no letters are taken; a file, a key and cards by hand remain.",
    ],
  ),
  field("imapPort", ["Порт IMAP", "IMAP port"], ["993 с шифрованием, 143 без него.", "993 with encryption, 143 without."], {
    fallback: 993,
  }),
  field(
    "imapEncryption",
    ["Шифрование IMAP", "IMAP encryption"],
    ["Без шифрования — только внутри своей сети.", "None only inside your own network."],
    encryptions,
  ),
  field("mailUser", ["Логин почты", "Mail login"], ["Обычно сам адрес ящика.", "Usually the address itself."]),
  field(
    "mailPassword",
    ["Пароль почты", "Mail password"],
    ["Для многих служб нужен отдельный пароль приложения.", "Many services want a password of its own for programs."],
    {
      secret: true,
    },
  ),
  field("imapFolder", ["Папка с письмами", "Folder of the letters"], ["INBOX — входящие.", "INBOX is the inbox."], { fallback: "INBOX" }),
  field(
    "imapDoneFolder",
    ["Куда перекладывать принятые", "Where taken letters go"],
    ["Например «Обработано». Пусто: остаются на месте и отмечаются прочитанными.", "Empty: they stay where they are, marked as read."],
  ),
  field(
    "mailSenders",
    ["Чьи письма разбирать", "Whose letters are read"],
    [
      "Адреса или домены через запятую: incident@example.ru, example.ru. Остальные ждут в «Не разобрано». Пусто: любые.",
      "Addresses or domains, by commas. The others wait in “Not recognised”. Empty: anybody's.",
    ],
  ),
  field(
    "smtpHost",
    ["Сервер исходящей почты (SMTP)", "Outgoing mail server (SMTP)"],
    ["Пусто: ответ передают сами и отмечают передачу.", "Empty: people hand over and record it."],
  ),
  field("smtpPort", ["Порт SMTP", "SMTP port"], ["465 с шифрованием, 587 для starttls.", "465 with encryption, 587 for starttls."], {
    fallback: 465,
  }),
  field(
    "smtpEncryption",
    ["Шифрование SMTP", "SMTP encryption"],
    ["Как требует почтовая служба.", "As the mail service wants."],
    encryptions,
  ),
  field("smtpUser", ["Логин SMTP", "SMTP login"], ["Пусто: тот же, что у входящей почты.", "Empty: that of the incoming mail."]),
  field("smtpPassword", ["Пароль SMTP", "SMTP password"], ["Пусто: тот же, что у входящей почты.", "Empty: that of the incoming mail."], {
    secret: true,
  }),
  field(
    "mailFrom",
    ["От чьего имени письмо", "The sender of the letter"],
    ["Адрес отправителя. Пусто: логин SMTP.", "The sender's address. Empty: the SMTP login."],
  ),
  field(
    "handOverTo",
    ["Почта отдела по делам СМИ", "Mail of the media department"],
    ["Сюда уходит согласованный ответ.", "Approved replies go there."],
  ),
  field(
    "handOverCopy",
    ["Копия письма", "A copy of the letter"],
    [
      "Свой ящик входящей почты: по копии видно, ушло ли письмо, когда связь оборвалась.",
      "Your own incoming mailbox: the copy tells whether a letter left when the connection broke.",
    ],
  ),
  field(
    "mailCaFile",
    ["Файл корневого сертификата почты", "Root certificate file of the mail"],
    ["PEM, если сервер защищён сертификатом Минцифры или своим.", "PEM, for a certificate of your own authority."],
  ),
  field(
    "mailTimeoutMs",
    ["Сколько ждать почтовый сервер, мс", "How long to wait for the mail server, ms"],
    ["Соединение, приветствие и каждый ответ.", "The connection, the greeting and each answer."],
    {
      fallback: 30_000,
    },
  ),
];
