package import Diagnostics
package import FrontMatter

extension Words {
  /// What is wrong with a site's own words that stand in place of these.
  ///
  /// - Parameters:
  ///   - known: The theme's own language, for what these ones lack.
  ///   - isOpen: May there be keys that the theme does not have, since the site has templates of its own?
  package func faults(of own: Node, known: Words, isOpen: Bool) -> [Diagnostic] {
    var found: [Diagnostic] = []
    let keys = Set(known.keys + self.keys)
    check(own.entries, below: "", known: known, keys: keys, isOpen: isOpen, &found)
    return found
  }

  private func check(
    _ group: [Node.Entry], below prefix: String, known: Words, keys: Set<String>, isOpen: Bool,
    _ found: inout [Diagnostic]
  ) {
    for entry in group {
      let key = prefix + entry.key
      // What tags are called is the site's own.
      if key == "tag", case .mapping(let names) = entry.value.content {
        for name in names { check(name.value, of: "tag." + name.key, wanted: [], mayLack: [], &found) }
        continue
      }
      guard let theirs = self[key] ?? known[key] else {
        if case .mapping(let inner) = entry.value.content, keys.contains(where: { $0.hasPrefix(key + ".") }) {
          check(inner, below: key + ".", known: known, keys: keys, isOpen: isOpen, &found)
          continue
        }
        let nearest = nearMiss(key, among: keys.sorted())
        if !isOpen || nearest != nil { found.append(.unknownWord(key, nearest: nearest, at: entry.keyRange)) }
        continue
      }
      let wanted = theirs.names
      switch entry.value.content {
      case .scalar: check(entry.value, of: key, wanted: wanted, mayLack: [], &found)
      case .mapping(let forms):
        // A form for one or for none may do without the number.
        for form in forms {
          check(form.value, of: key, wanted: wanted, mayLack: form.key == "other" ? [] : ["n"], &found)
        }
      case .sequence, .table: break
      }
    }
  }

  private func check(
    _ node: Node, of key: String, wanted: Set<String>, mayLack: Set<String>, _ found: inout [Diagnostic]
  ) {
    guard let text = node.texts.first else { return }
    if text.isEmpty {
      found.append(.emptyWord(key, at: node.range))
      return
    }
    let names = Set(Phrase(text).names)
    for name in names.subtracting(wanted).sorted() {
      found.append(.unknownFilling(name, of: key, wanted: wanted.sorted(), at: node.range))
    }
    let lost = wanted.subtracting(names).subtracting(mayLack).sorted()
    let isOpen = text.count { $0 == "{" } != text.count { $0 == "}" }
    guard names.isSubset(of: wanted), isOpen || !lost.isEmpty else { return }
    let isUnfinished = isOpen || text.contains("{ ") || text.contains("[")
    found.append(
      lost.isEmpty
        ? .openFilling(in: key, at: node.range)
        : .lostFilling(lost, of: key, isUnfinished: isUnfinished, at: node.range))
  }
}

extension Words.Entry {
  /// Everything that is filled in, in whichever form.
  fileprivate var names: Set<String> {
    switch self {
    case .phrase(let phrase): Set(phrase.names)
    case .counted(let forms): forms.values.reduce(into: []) { $0.formUnion($1.names) }
    }
  }
}

extension Diagnostic {
  fileprivate static func unknownWord(_ key: String, nearest: String?, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unknown-word", "The theme has no words for `\(key)`, so these are never shown.", severity: .warning, at: range,
      help: nearest.map { "Did you mean `\($0)`?" }
        ?? "Delete them; the theme's file strings/en.yaml has all that there are.")
  }

  fileprivate static func emptyWord(_ key: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "empty-word", "There are no words for `\(key)` here, and the theme's would stand nowhere.", severity: .warning,
      at: range, help: "Write some, or delete the line: the theme's own are shown then.")
  }

  fileprivate static func unknownFilling(
    _ name: String, of key: String, wanted: [String], at range: SourceRange
  ) -> Diagnostic {
    let known =
      wanted.isEmpty
      ? "Nothing is filled into these words." : "Filled in here is \(oneOf(wanted.map { "{\($0)}" }, joining: "and"))."
    return Diagnostic(
      "unknown-filling", "Nothing fills `{\(name)}` in `\(key)`, so readers would see it as it stands.", at: range,
      help: nearMiss(name, among: wanted).map { "Did you mean `{\($0)}`? \(known)" } ?? known)
  }

  fileprivate static func openFilling(in key: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "open-filling", "A brace has no second one in the words for `\(key)`, so readers would see it.", at: range,
      help: "Delete it; or write what is filled in between two, such as {n}.")
  }

  fileprivate static func lostFilling(
    _ names: [String], of key: String, isUnfinished: Bool, at range: SourceRange
  ) -> Diagnostic {
    let lost = oneOf(names.map { "{\($0)}" }, joining: "and")
    return Diagnostic(
      "lost-filling", "These words for `\(key)` have lost \(lost), which the theme's have.",
      severity: isUnfinished ? .error : .warning, at: range,
      help: isUnfinished
        ? "A brace is not closed, or another one is meant." : "Put it where the figure or name belongs.")
  }
}
