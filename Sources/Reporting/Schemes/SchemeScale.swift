/// The labels of one variable of one scheme, in order, by which readings are set side by side.
///
/// A reading by another scheme takes part through the mappings that schemes declare; where none leads here, it keeps its
/// own words and stands apart.
package struct SchemeScale {
  package let scheme: Scheme
  package let variable: Scheme.Variable

  package init?(_ scheme: Scheme?, _ variable: AssessmentVariable?) {
    guard let scheme, let variable = scheme.variable(variable) else { return nil }
    self.scheme = scheme
    self.variable = variable
  }

  /// The reading in the words of this scheme, where there is a way. Withdrawn means the same in each.
  package func place(_ reading: Observed<SchemeLabel>) -> Observed<SchemeLabel> {
    reading.map { label in
      if label.variable == .completion, label.label.meaning == .withdrawn { return scheme.withdrawn ?? .withdrawn }
      guard let mapped = label.mapped(to: scheme) else { return label }
      return SchemeLabel(mapped.label, of: variable.name, in: scheme)
    }
  }

  /// The lowest first.
  package var levels: [Observed<SchemeLabel>] { variable.labels.map(own) }

  package var unordered: [Observed<SchemeLabel>] { variable.unordered.map(own) }

  /// Of what these readings are placed as, all that is no level here: the scheme's own first, those of other schemes,
  /// then what is missing.
  package func others(among placed: [Observed<SchemeLabel>]) -> [Observed<SchemeLabel>] {
    let placed = Set(placed)
    let known = Set(levels + unordered)
    let foreign = placed.subtracting(known).compactMap(\.value).sorted { left, right in
      (left.scheme.name, left.order, left.label.word) < (right.scheme.name, right.order, right.label.word)
    }
    let all = unordered + foreign.map { .value($0) } + Missing.allCases.map { .missing($0) }
    return all.filter(placed.contains)
  }

  private func own(_ label: Label) -> Observed<SchemeLabel> {
    .value(SchemeLabel(label, of: variable.name, in: scheme))
  }
}

extension SchemeLabel {
  /// Its place in its own scheme, from 0, the highest.
  package var order: Int {
    guard let variable = scheme.variable(variable) else { return 0 }
    let all = variable.labels.reversed() + variable.unordered
    return all.firstIndex(of: label) ?? all.count
  }
}
