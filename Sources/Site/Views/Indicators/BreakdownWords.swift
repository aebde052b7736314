internal import FrontMatter
internal import Localisation
internal import Reporting

// The words of breakdowns. A site gives those of its own in its strings, as `breakdown.disability` and
// `breakdown_label.disability.none`; without them the author's words stand as they are.
extension PageContext {
  /// The name of a breakdown, as it stands within a sentence.
  func name(of breakdown: Breakdown) -> String {
    key(ofName: breakdown.name).map { inSentence($0) } ?? breakdown.name
  }

  /// Of what a figure is a part: "Baku, Women"; `nil` for a total.
  func partLabel(of part: PartLabels) -> String? {
    let place = part.place.flatMap { records.places[$0] }.map { text($0.header.title) }
    let labels =
      [place, part.sex.map { sexWord($0) }, part.age.map { ageWord($0) }].compactMap(\.self) + part.own.map(label)
    return labels.isEmpty ? nil : labels.joined(separator: ", ")
  }

  func sexWord(_ sex: Sex) -> String { labelWord("sex", sex.rawValue) ?? word("sex.\(sex.rawValue)") }

  func ageWord(_ age: String) -> String { labelWord("age", age) ?? age }

  /// What the site calls a label of a breakdown; `nil` when it says nothing of it.
  func labelWord(_ breakdown: String, _ label: String) -> String? {
    language.knownWord("breakdown_label.\(breakdown).\(label)")
  }

  /// A label that says what it is about: its own word, else "Disability: none".
  private func label(of own: GatheredText) -> String {
    labelWord(own.key, own.text)
      ?? (key(ofName: own.key).map { word($0) } ?? own.key) + word("site.colon") + own.text
  }

  private func key(ofName name: String) -> String? {
    ["breakdown.\(name)", "table.\(name)"].first { language.hasWord($0) }
  }
}
