// What people call fields and answers, in English, Azerbaijani and Russian: never read, but suggested into what is.

/// The field that is meant by a name in another language, or by one that other programs have.
///
/// - Parameter known: The fields that there are.
func meantKey(by name: String, among known: [String]) -> String? {
  let said = name.inSmallLetters.replacing(/[_\-\s]+/, with: " ")
  return otherKeys.first { known.contains($0.key) && $0.names.contains(said) }?.key
}

/// Every field that a name means, the likeliest first; `ı` is as good as `i`.
package func meantKeys(by name: String) -> [String] {
  keysByName[name.inSmallLetters.replacing(/[_\-\s]+/, with: " ").replacing("ı", with: "i")] ?? []
}

/// `true` or `false` for a word that says so.
package func meantAnswer(by word: String) -> Bool? {
  switch word.inSmallLetters {
  case "yes", "true", "y", "on", "1", "ok", "bəli", "beli", "hə", "he", "var", "doğru", "да", "истина", "есть": true
  case "no", "false", "n", "off", "0", "xeyr", "yox", "yoxdur", "yalan", "нет", "ложь", "не": false
  default: nil
  }
}

private let keysByName: [String: [String]] = Dictionary(
  otherKeys.flatMap { key, names in Set(names.map { $0.replacing("ı", with: "i") }).map { ($0, [key]) } },
  uniquingKeysWith: +)

/// Of two fields that a name may mean, the first that the record has.
private let otherKeys: [(key: String, names: Set<String>)] = [
  (
    "title",
    [
      "başlıq", "basliq", "ad", "adı", "adi", "название", "заголовок", "имя", "наименование", "тема", "name",
      "headline", "heading", "mövzu",
    ]
  ),
  (
    "summary",
    [
      "xülasə", "xulase", "qısa məzmun", "təsvir", "məzmun", "описание", "кратко", "анонс", "аннотация", "резюме",
      "краткое содержание", "description", "abstract", "excerpt",
    ]
  ),
  (
    "date",
    [
      "year", "il", "год", "tarix", "tarixi", "gün", "дата", "день", "дата публикации", "dərc tarixi", "nəşr tarixi",
      "published", "pubdate",
    ]
  ),
  (
    "start",
    [
      "başlanğıc", "baslangic", "başlama", "başlama tarixi", "начало", "дата начала", "start date", "begin", "begins",
      "tarix", "дата",
    ]
  ),
  (
    "end",
    [
      "bitmə", "bitmə tarixi", "başa çatma tarixi", "son", "sonu", "конец", "окончание", "дата окончания", "end date",
      "finish", "ends",
    ]
  ),
  ("due", ["son tarix", "müddət", "icra müddəti", "срок", "срок исполнения", "дедлайн", "deadline", "due date"]),
  ("done", ["icra tarixi", "icra olunub", "выполнено", "дата выполнения", "completed", "finished"]),
  (
    "tags",
    ["teqlər", "teq", "açar sözlər", "теги", "тег", "метки", "ключевые слова", "keywords", "labels", "hashtags"]
  ),
  ("authors", ["müəllif", "müəlliflər", "автор", "авторы", "byline", "written by"]),
  (
    "image",
    [
      "şəkil", "sekil", "foto", "картинка", "фото", "изображение", "photo", "picture", "cover", "thumbnail", "logo",
      "loqo",
    ]
  ),
  ("contact", ["əlaqə", "elaqe", "контакт", "контакты"]),
  ("status", ["vəziyyət", "vəziyyəti", "статус", "состояние", "state"]),
  ("place", ["yer", "yeri", "məkan", "место", "место проведения", "location", "venue"]),
  ("places", ["yerlər", "места", "регионы", "rayonlar", "location", "locations"]),
  ("to", ["year", "il", "date", "tarix", "period", "dövr", "год", "дата", "период"]),
  ("value", ["dəyər", "qiymət", "значение", "показатель"]),
  ("unit", ["vahid", "ölçü vahidi", "единица", "единица измерения", "ед. изм."]),
  ("kind", ["növ", "növü", "tip", "вид", "тип", "type"]),
  ("project", ["layihə", "layihe", "проект"]),
  ("plan", ["план", "fəaliyyət planı", "план действий"]),
  ("number", ["nömrə", "nömrəsi", "номер", "№", "no"]),
  ("result", ["nəticə", "результат"]),
  ("results", ["nəticələr", "результаты"]),
  ("objective", ["məqsəd", "задача"]),
  ("goal", ["məqsəd", "цель"]),
  ("source", ["mənbə", "источник"]),
  ("note", ["qeyd", "примечание", "комментарий", "comment", "remark"]),
  ("funder", ["donor", "донор", "sponsor", "maliyyələşdirən"]),
  ("budget", ["büdcə", "бюджет"]),
  ("partners", ["tərəfdaş", "tərəfdaşlar", "партнёры", "партнеры", "партнёр", "партнер"]),
  ("responsible", ["məsul", "icraçı", "ответственный", "исполнитель", "owner"]),
  ("lead", ["icraçı", "məsul qurum", "исполнитель", "ответственный", "lead agency"]),
  ("attachments", ["fayl", "fayllar", "qoşma", "файл", "файлы", "вложение", "вложения", "files", "downloads"]),
  ("languages", ["dil", "dillər", "язык", "языки", "lang"]),
  ("count", ["say", "sayı", "количество", "число"]),
  ("sex", ["cins", "пол", "gender"]),
  ("age", ["yaş", "возраст"]),
  ("url", ["link", "href", "address", "keçid", "sayt", "ссылка", "сайт", "website", "web", "homepage"]),
  ("evidence", ["sübut", "sübutlar", "доказательство", "доказательства", "sources", "proof"]),
  ("draft", ["qaralama", "черновик"]),
  ("amount", ["məbləğ", "сумма"]),
  ("currency", ["valyuta", "валюта"]),
  ("name", ["ad", "adı", "ad soyad", "имя", "название", "фио"]),
  ("email", ["mail", "e mail", "e poçt", "elektron poçt", "poçt", "почта", "эл. почта", "электронная почта"]),
  ("phone", ["tel", "telefon", "telephone", "mobil", "телефон", "тел"]),
  ("address", ["ünvan", "unvan", "адрес"]),
  ("licence", ["license", "lisenziya", "лицензия"]),
  ("navigation", ["menu", "nav", "menyu", "naviqasiya", "меню", "навигация", "navbar"]),
  ("footer", ["altbilgi", "подвал"]),
  ("base_url", ["url", "site url", "siteurl", "domain", "sayt", "сайт", "address", "ünvan", "адрес"]),
  ("as_of", ["date", "tarix", "дата"]),
  ("publisher", ["nəşr edən", "naşir", "издатель"]),
]
