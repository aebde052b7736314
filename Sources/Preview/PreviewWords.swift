internal import Diagnostics

/// The preview's own words in a page; those of messages are English.
struct PreviewWords: Sendable {
  let language: String
  private let words: [(key: String, text: String)]

  /// A JSON object by key.
  var json: String { jsonObject(words.map { ($0.key, jsonString($0.text)) }) }

  var keys: [String] { words.map(\.key) }

  subscript(key: String) -> String { words.first { $0.key == key }?.text ?? key }

  /// English where a language has none.
  static func words(_ language: String) -> PreviewWords { all.first { $0.language == language } ?? english }

  static let english = PreviewWords(
    language: "en",
    words: [
      ("preview", "Preview"), ("not_built", "The site could not be built"),
      ("old_site", "Behind this stands the site as it last was. It is built again as soon as a file is saved."),
      ("no_site", "There is no page to show yet. The site is built again as soon as a file is saved."),
      ("errors", "Errors"), ("warnings", "Warnings"), ("close", "Close"), ("hide", "Hide"), ("write", "Write"),
      ("more", "More"),
      ("more_in_terminal", "The terminal has all messages."), ("source", "Source of this page"),
      ("draft", "Draft: not published"), ("waiting", "Not published before"),
      ("offline", "The preview has ended, or cannot be reached."),
    ])

  static let all = [
    english,
    PreviewWords(
      language: "az",
      words: [
        ("preview", "Önbaxış"), ("not_built", "Saytı yığmaq mümkün olmadı"),
        ("old_site", "Arxada saytın son uğurlu halı görünür. Fayl yadda saxlanılan kimi sayt yenidən yığılır."),
        ("no_site", "Hələ göstəriləcək səhifə yoxdur. Fayl yadda saxlanılan kimi sayt yenidən yığılır."),
        ("errors", "Xətalar"), ("warnings", "Xəbərdarlıqlar"), ("close", "Bağla"), ("hide", "Gizlət"),
        ("write", "Belə yazın"),
        ("more", "Daha"), ("more_in_terminal", "Bütün mesajlar terminaldadır."), ("source", "Bu səhifənin mənbəyi"),
        ("draft", "Qaralama: dərc olunmur"), ("waiting", "Bu tarixdən əvvəl dərc olunmur"),
        ("offline", "Önbaxış bitib və ya ona qoşulmaq mümkün deyil."),
      ]),
    PreviewWords(
      language: "ru",
      words: [
        ("preview", "Предпросмотр"), ("not_built", "Сайт собрать не удалось"),
        ("old_site", "Позади виден последний удачный вариант сайта. Он будет собран заново, как только файл сохранят."),
        ("no_site", "Показать пока нечего. Сайт будет собран заново, как только файл сохранят."),
        ("errors", "Ошибки"), ("warnings", "Предупреждения"), ("close", "Закрыть"), ("hide", "Скрыть"),
        ("write", "Напишите"),
        ("more", "Ещё"), ("more_in_terminal", "Все сообщения — в терминале."), ("source", "Источник этой страницы"),
        ("draft", "Черновик: не публикуется"), ("waiting", "Не публикуется до"),
        ("offline", "Предпросмотр завершён или недоступен."),
      ]),
  ]
}
