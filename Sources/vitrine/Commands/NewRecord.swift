internal import Content
internal import Diagnostics
internal import Exact
internal import FrontMatter
internal import Localisation
internal import Manual
internal import Reporting

/// Begins a record.
struct NewRecord {
  let request: NewRequest
  let environment: Environment
  let content: SiteContent
  let kind: FileKind

  private var collection: String { kind.collection ?? "" }

  func run() throws(FileFault) -> Outcome {
    do throws(UsageFault) {
      let language = try manualLanguage()
      let title = try title()
      let slug = try freeSlug(for: title)
      if let taken = taken(slug, title) { return Outcome(exitCode: .fileFault, messages: taken.text) }
      let draft = FileDraft(kind, language: language)
      var known = FileDraft.Known(values: [RecordHeader.title.key: .text(title)], records: content.slugs)
      if kind.collection == Reporting.Collection.news.rawValue {
        known.values[News.date.key] = .plain(environment.today.description)
      }
      fillWhatIsAlone(&known, draft)
      FieldQuestions(environment: environment, content: content, draft: draft).ask(&known)
      return try write(draft, known, slug.name)
    } catch {
      return Outcome(exitCode: .usage, messages: error.text)
    }
  }

  private func manualLanguage() throws(UsageFault) -> ManualLanguage {
    guard let code = request.language else { return ManualLanguage(of: content.languages[0]) }
    guard let language = ManualLanguage(rawValue: code) else {
      throw UsageFault(word: code, of: "--language", among: ManualLanguage.allCases.map(\.rawValue))
    }
    return language
  }

  private func title() throws(UsageFault) -> String {
    if !request.subject.isEmpty { return try oneLine(request.subject, of: "TITLE") }
    let answer = environment.answer(to: "What is the new \(kind.name) called? ") { text throws(UsageFault) in
      let title = try oneLine(text, of: "title")
      if let taken = taken(try freeSlug(for: title), title) { throw taken }
      return title
    }
    guard let answer else {
      throw UsageFault(
        message: "`new` needs a title.", help: "Such as: vitrine new \(request.kind) \"Answers in time\"")
    }
    return answer
  }

  /// The name of the file, or the first of those numbered from 2 on that no record of the collection has.
  private func freeSlug(for title: String) throws(UsageFault) -> (name: String, isFree: Bool) {
    let slug = latinSlug(of: title, in: content.languages[0])
    guard !slug.isEmpty else {
      throw UsageFault(
        message: "No address can be made of the title `\(title)`, since it has no letter and no digit.",
        help: "Write a title of words.")
    }
    let taken = Set((content.slugs[collection] ?? []).map { $0.lowercased() } + ["index"])
    guard taken.contains(slug) else { return (slug, true) }
    let free = (2...).lazy.map { "\(slug)-\($0)" }.first { !taken.contains($0) } ?? slug
    return (free, slug == "index")
  }

  /// That another record has the name, with a title that would give a free one; `nil` where none has it.
  private func taken(_ slug: (name: String, isFree: Bool), _ title: String) -> UsageFault? {
    guard !slug.isFree else { return nil }
    let wanted = latinSlug(of: title, in: content.languages[0])
    let path = content.documents.first { $0.collection == collection && $0.slug.lowercased() == wanted }?.source.path
    let number = slug.name.split(separator: "-").last ?? "2"
    return UsageFault(
      message: "Content/\(path ?? "\(collection)/\(wanted).md") is there already, and nothing was changed.",
      help:
        "Write another title, such as \"\(title) \(number)\": its file would be Content/\(collection)/\(slug.name).md."
    )
  }

  /// Where only one record can be named that is not invented, it is.
  private func fillWhatIsAlone(_ known: inout FileDraft.Known, _ draft: FileDraft) {
    for field in draft.openFields(known) {
      guard case .reference(let collection) = field.form else { continue }
      let real = content.documents.lazy.filter { $0.collection == collection && !content.isIllustrative($0) }.prefix(2)
      if real.count == 1, let only = real.first { known.values[field.key] = .text(only.slug) }
    }
  }

  private func write(_ draft: FileDraft, _ known: FileDraft.Known, _ slug: String) throws(UsageFault) -> Outcome {
    let path = "Content/\(collection)/\(slug).md"
    let text = draft.text(known, name: slug)
    do throws(FileFault) {
      let folder = try Folder(content.root)
      try folder.makeFolder("Content/\(collection)")
      try folder.writeNew(Array(text.utf8), to: path)
    } catch {
      return Outcome(exitCode: .fileFault, messages: "vitrine: \(error.path): \(error.reason).\n")
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let open = draft.openFields(known).map { field in
      let line = lines.firstIndex { $0 == "\(field.key):" } ?? 0
      return "`\(field.key)` (line \(line + 1))"
    }
    let left = open.isEmpty ? "" : "Still to be filled in: \(open.joined(separator: ", ")).\n"
    return Outcome(
      exitCode: .success, data: "\(path) was made.\n\(left)Open it, write its text, then run: vitrine check\n")
  }
}
