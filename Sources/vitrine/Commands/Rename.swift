internal import Content
internal import Diagnostics
internal import FrontMatter
internal import Localisation
internal import Reporting
internal import Site

/// The arguments of `rename`, checked.
struct RenameRequest {
  var old = ""
  var new = ""
  var site: String?
}

/// Gives a record another slug: moves its files, mends what names it, and keeps its old address.
struct Rename {
  let request: RenameRequest
  let environment: Environment

  func run() -> Outcome {
    do {
      let site = try SiteFolder(site: request.site, environment: environment).opened()
      let (root, settings, found) = (site.root, site.settings, site.files)
      let document = try document(in: found, root: root)
      let slug = try slug(for: document, in: found, settings, root: root)
      let renaming = try RecordRenaming(of: document, to: slug, in: root, settings: settings, found)
      return Outcome(exitCode: .success, data: try write(renaming, document, slug, in: root))
    } catch let closed as SiteFolder.Closed {
      return closed.outcome
    } catch let refusal as RecordRenaming.Refusal {
      return refused(refusal.message, refusal.help, .contentErrors)
    } catch let fault as RecordFault {
      return refused(fault.message, fault.help, .usage)
    } catch let fault as FileFault {
      return refused("\(fault.path): \(fault.reason).", nil, .fileFault)
    } catch {
      return refused("\(error)", nil, .fileFault)
    }
  }

  private func refused(_ message: String, _ help: String?, _ code: ExitCode) -> Outcome {
    Outcome(
      exitCode: code, messages: "vitrine: \(message)\n" + (help.map { "\($0)\n" } ?? "") + "Nothing was changed.\n")
  }

  private func document(in found: SiteFiles, root: String) throws(RecordFault) -> SiteFiles.Document {
    let wanted = RecordSearch.name(request.old, root: root)
    func name(_ document: SiteFiles.Document) -> String { "\(document.collection)/\(document.slug)" }
    let documents = found.documents.filter { wanted.contains("/") ? name($0) == wanted : $0.slug == wanted }
    if documents.count > 1 {
      throw RecordFault(message: "`\(request.old)` could be \(oneOf(documents.map(name))).", help: "Write one of them.")
    }
    if let document = documents.first { return document }
    let names = found.documents.map { wanted.contains("/") ? name($0) : $0.slug }
    throw RecordFault(
      message: "There is no record `\(request.old)`.",
      help: nearMiss(wanted, among: names).map { "Did you mean `\($0)`?" } ?? "vitrine list shows what there is.")
  }

  /// The new slug, which no other record has.
  private func slug(
    for document: SiteFiles.Document, in found: SiteFiles, _ settings: SiteSettings, root: String
  ) throws(RecordFault) -> String {
    let wanted = RecordSearch.name(request.new, root: root)
    let parts = wanted.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
    if parts.count == 2, Reporting.Collection(rawValue: parts[0]) != nil, parts[0] != document.collection {
      throw RecordFault(
        message: "A record of \(document.collection) cannot become one of \(parts[0]), which has other fields.",
        help: "Begin one with vitrine new, and withdraw the other.")
    }
    let slug = parts.count == 2 && parts[0] == document.collection ? parts[1] : wanted
    let clean = latinSlug(of: slug, in: settings.languages[0])
    let offer = clean.isEmpty ? "Write letters and digits, parted by hyphens." : "Such as: \(clean)"
    guard Slug.isGood(slug), slug != "index" else {
      throw RecordFault(
        message: "`\(request.new)` cannot be the name of a record: it is part of an address on the web.", help: offer)
    }
    let endings = settings.languages + (Records.tables[document.collection]?.fields ?? [])
    if let ending = endings.first(where: { slug.hasSuffix("." + $0) }) {
      throw RecordFault(
        message: "`\(slug)` cannot be the name of a record, since `.\(ending)` at its end tells of another file.",
        help: offer)
    }
    if slug == document.slug { throw RecordFault(message: "The record is called `\(slug)` already.") }
    let others = found.documents.filter { $0.collection == document.collection && $0.slug != document.slug }
    if let other = others.first(where: { $0.slug.lowercased() == slug.lowercased() }) {
      throw RecordFault(message: "Content/\(other.source.path) is there already.", help: "Choose another name.")
    }
    return slug
  }

  // MARK: Writing

  /// Writes and moves all of it, or none: what was done is undone where a file cannot be written.
  private func write(
    _ renaming: RecordRenaming, _ document: SiteFiles.Document, _ slug: String, in root: String
  ) throws(FileFault) -> String {
    let folder = try Folder(root)
    for change in renaming.changes where change.path != change.newPath {
      if try folder.kind(of: "Content/" + change.newPath) != nil {
        throw FileFault(
          path: "Content/" + change.newPath, reason: "It is there already, and nothing is written over it")
      }
    }
    var former = FormerFiles(root: root, environment: environment)
    for change in renaming.changes { try former.keep("Content/" + change.path, change.before) }
    var done: [RecordRenaming.Change] = []
    do throws(FileFault) {
      for change in renaming.changes {
        done.append(change)
        try put(change.after, over: change.before, at: change.path, folder)
        try move(change.path, to: change.newPath, folder)
      }
    } catch {
      for change in done.reversed() {
        try? move(change.newPath, to: change.path, folder)
        try? put(change.before, over: change.after, at: change.path, folder)
      }
      throw error
    }
    return told(renaming, document, slug, former.place)
  }

  private func put(
    _ bytes: [UInt8], over former: [UInt8], at path: String, _ folder: borrowing Folder
  ) throws(FileFault) {
    guard bytes != former else { return }
    try folder.rewrite(
      "Content/" + path, with: bytes, aside: "Content/.vitrine-rename-\(environment.processAndMoment)")
  }

  private func move(_ path: String, to newPath: String, _ folder: borrowing Folder) throws(FileFault) {
    guard path != newPath, try folder.kind(of: "Content/" + path) != nil else { return }
    let parent = newPath.split(separator: "/").dropLast().joined(separator: "/")
    try folder.makeFolder("Content/" + parent)
    try folder.move("Content/" + path, to: "Content/" + newPath, in: folder)
    let left = path.split(separator: "/").dropLast().joined(separator: "/")
    if left != parent { _ = try folder.removeEmptyFolder("Content/" + left) }
  }

  private func told(
    _ renaming: RecordRenaming, _ document: SiteFiles.Document, _ slug: String, _ former: String
  ) -> String {
    var text = ""
    let moved = renaming.changes.filter { $0.path != $0.newPath }
    for change in moved { text += "Content/\(change.path) is now Content/\(change.newPath)\n" }
    let mended = renaming.changes.filter { $0.mended > 0 }
    for change in mended { text += "Content/\(change.newPath): \(counted(change.mended, "place")) mended\n" }
    let places = mended.reduce(0) { $0 + $1.mended }
    text += "\(document.collection)/\(document.slug) is now \(document.collection)/\(slug): "
    text += "\(counted(moved.count, "file")) moved, \(counted(places, "place")) mended.\n"
    if !renaming.aliases.isEmpty {
      text += "Who follows \(renaming.aliases.joined(separator: ", ")) is led to the new address.\n"
    }
    return text + former + "\n"
  }
}
