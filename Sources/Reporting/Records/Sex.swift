internal import Diagnostics
package import FrontMatter

/// Whose figure it is, where that was recorded: a closed list, so that no group is counted under two names.
package enum Sex: String, Vocabulary {
  case female, male, other, unknown

  package static var named: String? { "sex" }

  /// What people write for them in English, Azerbaijani and Russian.
  private static let words: [(sex: Sex, words: [String])] = [
    (
      .female,
      [
        "f", "fem", "females", "w", "woman", "women", "girl", "girls", "q", "qadın", "qadınlar", "qız", "qızlar", "ж",
        "жен", "женский", "женщина", "женщины", "девочка", "девочки", "девушка", "девушки",
      ]
    ),
    (
      .male,
      [
        "m", "males", "man", "men", "boy", "boys", "k", "kişi", "kişilər", "oğlan", "oğlanlar", "м", "муж", "мужской",
        "мужчина", "мужчины", "мальчик", "мальчики", "юноша", "юноши",
      ]
    ),
    (
      .other,
      [
        "o", "others", "x", "diverse", "non-binary", "nonbinary", "digər", "başqa", "другой", "другое", "другие",
        "иной",
        "иное",
      ]
    ),
    (
      .unknown,
      [
        "u", "n/a", "na", "not known", "not recorded", "not stated", "not specified", "unspecified", "naməlum",
        "bilinmir", "məlum deyil", "qeyd olunmayıb", "göstərilməyib", "неизвестно", "неизвестен", "не известно",
        "не указан", "не указано", "нет данных",
      ]
    ),
  ]

  private static let meanings: [String: Sex] = Dictionary(
    (allCases.map { ($0.rawValue, $0) } + words.flatMap { sex, words in words.map { ($0, sex) } }).map {
      (foldedLabel($0), $1)
    }, uniquingKeysWith: { first, _ in first })

  package static func meant(by written: String) -> Sex? {
    let folded = foldedLabel(written)
    let bare = folded.hasSuffix(".") ? String(folded.dropLast()) : folded
    return meanings[bare] ?? nearMiss(bare, among: allCases.map(\.rawValue)).flatMap { Sex(rawValue: $0) }
  }

  /// The one that people call just so.
  package static func named(_ word: String) -> Sex? {
    let folded = foldedLabel(word)
    return meanings[folded.hasSuffix(".") ? String(folded.dropLast()) : folded]
  }

  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> Sex? {
    guard let text = String.decode(node, as: field, &decoding) else { return nil }
    if let sex = Sex(rawValue: text) { return sex }
    decoding.report(
      word: TotalLabel.isOne(text)
        ? .totalAsPart(text, of: field.key, at: node.range)
        : .unknownValue(
          text, of: field, allowed: allCases.map(\.rawValue), nearest: meant(by: text)?.rawValue,
          isSure: sureMiss(text, among: allCases.map(\.rawValue)) == meant(by: text)?.rawValue, at: node.range))
    return nil
  }
}
