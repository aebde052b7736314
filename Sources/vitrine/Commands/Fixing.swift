internal import Content
internal import Diagnostics

/// Checks a site, and writes into its files what alone can be meant (`check --fix`).
///
/// What is corrected may show what stood behind it, so the site is checked again until nothing is left to correct.
struct Fixing {
  let request: BuildRequest
  let environment: Environment

  private static let mostRounds = 6

  /// What has been done so far.
  private struct Done {
    /// What people are told of it.
    var messages = ""
    /// What records say of their tables by now.
    var answers = ""
    var files: [String: FixedFile] = [:]
    var isRefused = false
  }

  func run() async -> Outcome {
    let site = SiteFolder(site: request.site, environment: environment)
    guard let root = site.root else { return site.isMissing }
    let build = Build(request: request, environment: environment)
    var (outcome, found) = await build.run(in: root)
    var done = Done()
    var former = FormerFiles(root: root, environment: environment)
    var questions = TableQuestions(environment: environment)
    var rounds = 0
    while outcome.exitCode != .fileFault {
      let files = rounds < Self.mostRounds ? fixed(found, in: root) : []
      rounds += 1
      do throws(FileFault) {
        if !files.isEmpty {
          guard try correct(files, in: root, &former, &done) else { break }
        } else if environment.ask != nil, !request.fixesUnasked,
          let answered = questions.next(found.diagnostics.inOrder(found.files), found.files, in: root)
        {
          if try write(answered.name, answered.before, answered.after, in: root, &former, &done) {
            done.answers += "\(answered.name) says now how its table is read: \(answered.setting)\n"
          }
        } else {
          break
        }
      } catch {
        outcome = Outcome(exitCode: .fileFault, messages: "vitrine: \(error.path): \(error.reason).\n")
        break
      }
      (outcome, found) = await build.run(in: root)
    }
    return told(outcome, done, former, hasFound: !found.diagnostics.isEmpty)
  }

  /// The files of the Content folder with what is sure to be meant.
  private func fixed(_ found: SiteBuild.Tally, in root: String) -> [FixedFile] {
    // What is accepted is meant as it stands.
    let sure = found.diagnostics.inOrder(found.files).filter { $0.fix != nil && $0.severity > .note }
    let byFile = Dictionary(grouping: sure) { found.files[$0.range?.file ?? SourceFile(index: .max)] }
    return byFile.keys.sorted().compactMap { name in
      guard name.hasPrefix("Content/"), let bytes = MessagePrinter.text(of: name, in: root) else { return nil }
      return FixedFile(name, bytes, fixing: byFile[name] ?? [])
    }
  }

  /// Asks, and writes.
  ///
  /// - Returns: Was it agreed to?
  private func correct(
    _ files: [FixedFile], in root: String, _ former: inout FormerFiles, _ done: inout Done
  ) throws(FileFault) -> Bool {
    let difference = difference(of: files)
    let size = size(of: files)
    if !request.fixesUnasked, environment.ask == nil {
      done.messages +=
        difference + "\(size) can be corrected as shown above; nothing was changed.\n"
        + "To correct them, run the same with --yes: vitrine check --fix --yes\n"
      return false
    }
    if !request.fixesUnasked {
      let question = "\(difference)Correct \(size) as shown above (yes or no)? "
      guard environment.answer(to: question, Self.isYes) == true else {
        done.isRefused = true
        return false
      }
    }
    for file in files where try write(file.name, file.before, file.after, in: root, &former, &done) {
      done.files[file.name] = done.files[file.name]?.followed(by: file) ?? file
    }
    return true
  }

  /// - Returns: Was the file as it had been read?
  private func write(
    _ name: String, _ before: [UInt8], _ after: [UInt8], in root: String, _ former: inout FormerFiles,
    _ done: inout Done
  ) throws(FileFault) -> Bool {
    let folder = try Folder(root)
    guard try folder.read(name) == before else {
      done.messages += "\(name) was changed meanwhile, and is left as it is.\n"
      return false
    }
    try former.keep(name, before)
    let parent = name.split(separator: "/").dropLast().joined(separator: "/")
    try folder.rewrite(name, with: after, aside: "\(parent)/.vitrine-fix-\(environment.processAndMoment)")
    return true
  }

  private func difference(of files: [FixedFile]) -> String {
    files.map { Difference(isColoured: environment.isColoured).render($0) + "\n" }.joined()
  }

  private func size(of files: [FixedFile]) -> String {
    "\(counted(files.reduce(0) { $0 + $1.changes.count }, "place")) in \(counted(files.count, "file"))"
  }

  private static func isYes(_ answer: String) throws(UsageFault) -> Bool {
    switch answer.lowercased() {
    case "y", "yes": return true
    case "n", "no", "": return false
    default: throw UsageFault(message: "Answer yes or no.")
    }
  }

  private func told(_ outcome: Outcome, _ done: Done, _ former: FormerFiles, hasFound: Bool) -> Outcome {
    var outcome = outcome
    let files = done.files.keys.sorted().compactMap { done.files[$0] }
    if request.fixesUnasked { outcome.messages = difference(of: files) + outcome.messages }
    outcome.messages += done.messages + done.answers
    if !files.isEmpty || !done.answers.isEmpty {
      if !files.isEmpty { outcome.messages += "Corrected \(size(of: files)). " }
      outcome.messages += "\(former.place)\n"
    } else if done.isRefused {
      outcome.messages += "Nothing was changed.\n"
    } else if done.messages.isEmpty, hasFound {
      outcome.messages += "Nothing of this can be corrected without asking you.\n"
    }
    return outcome
  }
}
