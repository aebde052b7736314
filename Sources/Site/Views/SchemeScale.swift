internal import Localisation
internal import Reporting

/// The labels of one variable of one scheme, in order, by which readings are set side by side.
///
/// A reading by another scheme takes part through the mappings that schemes declare; where none leads here, it keeps its
/// own words and stands apart.
struct SchemeScale {
  let scheme: Scheme
  let variable: Scheme.Variable

  init?(_ scheme: Scheme?, _ variable: AssessmentVariable?) {
    guard let scheme, let variable = scheme.variable(variable) else { return nil }
    self.scheme = scheme
    self.variable = variable
  }

  /// The reading in the words of this scheme, where there is a way.
  func place(_ reading: Observed<SchemeLabel>) -> Observed<SchemeLabel> {
    reading.map { label in
      guard let mapped = label.mapped(to: scheme) else { return label }
      return SchemeLabel(mapped.label, of: variable.name, in: scheme)
    }
  }

  /// The lowest first.
  var levels: [Observed<SchemeLabel>] { variable.labels.map(own) }

  var unordered: [Observed<SchemeLabel>] { variable.unordered.map(own) }

  /// Of what these readings are placed as, all that is no level here: the scheme's own first, those of other schemes,
  /// then what is missing.
  func others(among placed: [Observed<SchemeLabel>]) -> [Observed<SchemeLabel>] {
    let known = Set(levels + unordered)
    let foreign = Set(placed).subtracting(known).compactMap(\.value).sorted { left, right in
      (left.scheme.name, left.order, left.label.word) < (right.scheme.name, right.order, right.label.word)
    }
    let all = unordered + foreign.map { .value($0) } + Missing.allCases.map { .missing($0) }
    return all.filter(Set(placed).contains)
  }

  private func own(_ label: Label) -> Observed<SchemeLabel> {
    .value(SchemeLabel(label, of: variable.name, in: scheme))
  }
}

extension SchemeLabel {
  /// Its place in its own scheme, from 0, the highest.
  fileprivate var order: Int {
    guard let variable = scheme.variable(variable) else { return 0 }
    let all = variable.labels.reversed() + variable.unordered
    return all.firstIndex(of: label) ?? all.count
  }
}

extension PageContext {
  /// A reading's level; one of a scheme that is not the page's names its own.
  func level(_ reading: Observed<SchemeLabel>, on scale: SchemeScale) -> LevelView {
    let level = level(reading)
    guard let label = reading.value, label.scheme != scale.scheme else { return level }
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
