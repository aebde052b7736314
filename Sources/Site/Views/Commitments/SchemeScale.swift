internal import Localisation
internal import Reporting

extension PageContext {
  /// A reading's level; one of a scheme that is not the page's names its own.
  func level(_ reading: Observed<SchemeLabel>, on scale: SchemeScale) -> LevelView {
    let level = level(reading)
    guard let label = reading.value, label.scheme != scale.scheme, label.label.meaning != .withdrawn else {
      return level
    }
    return LevelView(
      fill: level.fill, word: word("scheme_words.foreign", ["label": level.word, "scheme": name(of: label.scheme)]))
  }

  /// Which labels of other schemes are shown as which of this one; `nil` where none is.
  func mappingNote(_ readings: [Observed<SchemeLabel>], on scale: SchemeScale) -> String? {
    let labels = Set(readings.compactMap(\.value).filter { $0.scheme != scale.scheme })
    let pairs = labels.compactMap { label in label.mapped(to: scale.scheme).map { (from: label, to: $0) } }
    let sentences = pairs.sorted { ($0.from.scheme.name, $0.from.order) < ($1.from.scheme.name, $1.from.order) }
      .map { pair in
        word(
          "scheme_words.one",
          ["from": word(pair.from), "scheme": name(of: pair.from.scheme), "to": word(pair.to)])
      }
    return sentences.isEmpty ? nil : word("scheme_words.note", ["mappings": language.list(sentences)])
  }
}
