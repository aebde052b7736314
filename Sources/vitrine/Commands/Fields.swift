internal import Manual

/// The arguments of `fields`, checked.
struct FieldsRequest {
  enum Format: String, CaseIterable {
    case text, json, markdown
  }

  /// As written: `commitment`, `commitment.milestones.due`; none for a list of all.
  var topic = ""
  var language = ManualLanguage.english
  var format = Format.text
}

extension FieldsRequest {
  /// What is asked for, as text.
  func answer() throws(UsageFault) -> String {
    let reference = FieldReference(language)
    guard !topic.isEmpty else {
      switch format {
      case .text: return reference.overview
      case .json: return reference.json(FileKind.all.map { .kind($0) })
      case .markdown: return reference.markdownOverview
      }
    }
    let found: FieldReference.Topic
    do throws(FieldReference.NoTopic) {
      found = try FieldReference.topic(topic)
    } catch {
      throw UsageFault(
        message: "There is nothing called `\(error.name)` in the fields of a site.",
        help: error.meant.map { "vitrine fields \($0)" } ?? "vitrine fields")
    }
    switch (format, found) {
    case (.text, _): return reference.text(found)
    case (.json, _): return reference.json([found])
    case (.markdown, .kind(let kind)): return reference.markdown(kind)
    case (.markdown, _):
      throw UsageFault(message: "A page is made of a whole kind of file, not of `\(topic)`.", help: "vitrine fields")
    }
  }
}
