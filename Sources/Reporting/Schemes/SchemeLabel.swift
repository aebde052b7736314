internal import Diagnostics

/// A label of a variable of a scheme.
package struct SchemeLabel: Hashable, Sendable {
  package let scheme: Scheme
  package let variable: AssessmentVariable
  package let label: Label

  package init(_ label: Label, of variable: AssessmentVariable, in scheme: Scheme) {
    self.label = label
    self.variable = variable
    self.scheme = scheme
  }
}

extension SchemeLabel {
  /// That a commitment was withdrawn, in the words of the oldest scheme: what a commitment is shown as that nobody has rated
  /// so by a scheme with a word for it.
  package static let withdrawn: SchemeLabel = {
    guard let label = Schemes.builtIn.all.lazy.compactMap(\.withdrawn).first else {
      internalFault("no built-in scheme has a word for what is withdrawn")
    }
    return label
  }()
}

extension Scheme {
  /// Its word for a commitment that was withdrawn, where it has one.
  package var withdrawn: SchemeLabel? {
    variable(.completion)?.unordered.first { $0.meaning == .withdrawn }
      .map { SchemeLabel($0, of: .completion, in: self) }
  }
}

/// What a label becomes in a scheme to which mappings lead.
package struct MappedLabel: Sendable {
  package let label: SchemeLabel
  /// Where the last mapping is declared; `nil` where the label is the scheme's own.
  let place: SourceRange?
}

extension SchemeLabel {
  /// The label itself where it is the other scheme's, else what declared mappings make of it there; `nil` where none
  /// leads there.
  package func mapped(to other: Scheme) -> SchemeLabel? {
    path.first { $0.label.scheme == other }?.label
  }

  /// Both labels in the first scheme to which mappings lead from both; `nil` where there is none.
  package func compared(with other: SchemeLabel) -> (one: MappedLabel, other: MappedLabel)? {
    let otherPath = other.path
    for step in path {
      let met = otherPath.first { $0.label.scheme == step.label.scheme && $0.label.variable == step.label.variable }
      if let met { return (step, met) }
    }
    return nil
  }

  /// The label, and what it becomes by each mapping in turn. Mappings never run in a circle: `Schemes` sees to it.
  private var path: [MappedLabel] {
    var path = [MappedLabel(label: self, place: nil)]
    var last = self
    while let target = last.scheme.target, let mapped = last.scheme.variable(last.variable)?.mapping[last.label] {
      last = SchemeLabel(mapped.label, of: mapped.variable, in: target)
      path.append(MappedLabel(label: last, place: mapped.place))
    }
    return path
  }
}
