import TestSupport
import Testing

@testable import vitrine

@Suite struct NewTranslationTests {
  private static let record = """
    ---
    title: "Promise: one"
    summary: Short.
    plan: p
    original_text: The plan's words.
    milestones:
      - {title: First step, due: 2014}
      - {title: First step, due: 2015}
      - {title: Third step, due: 2015, responsible: o}
    updates:
      - {date: 2014-05, progress: "Half of it: done."}
    ---
    Text with [the plan](../plans/p.md).

    Second paragraph.

    """

  private static func site(_ files: [String: String] = [:]) -> SmallSite {
    SmallSite(
      [
        "Content/commitments/c.md": record, "Content/organisations/o.md": "---\ntitle: O\nkind: ngo\n---\n",
      ].merging(files) { $1 })
  }

  private static func translate(
    _ site: SmallSite, _ arguments: [String], in folder: String = "", typist: Typist? = nil
  ) throws -> Outcome {
    let words = ["new", "translation"] + arguments + ["--site", site.folder.path]
    guard case .new(let request) = try Command.parse(words) else { return Outcome(exitCode: .usage) }
    let place = site.folder.path + folder
    return New(request: request, environment: typist?.environment(in: place) ?? .test(in: place)).run()
  }

  /// The lines of a file without the # in front of its fields.
  private static func uncommented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("#") && (!line.hasPrefix("# ") || line.hasPrefix("#  ")) && line != "#slug:"
        ? line.dropFirst() : line
    }.joined(separator: "\n")
  }

  @Test("every text stands in the file as a remark, and so it changes nothing of the site but a note")
  func untouched() async throws {
    let site = Self.site()
    let before = try await site.run("check", "--translations")
    #expect(try await site.run("build", "--strict").exitCode == .success)
    let pages = site.folder.files(below: "Output")
    let outcome = try Self.translate(site, ["Content/commitments/c.md"])
    #expect(outcome.data.hasPrefix("Content/commitments/c.az.md was made."), "\(outcome.messages)")
    let text = try #require(site.folder.read("Content/commitments/c.az.md"))
    for line in [
      "#title: 'Promise: one'", "#summary: Short.", "#- due: 2014", "#  title: First step", "#- of: First step",
      "#  due: 2015", "#- of: Third step",
      "#  title: Third step", "#- progress: 'Half of it: done.'", "#slug:",
      "# Text with [the plan](../plans/p.md).", "#", "# Second paragraph.",
    ] {
      #expect(text.contains("\n\(line)\n"), "\(line) in \(text)")
    }
    #expect(!text.contains("original_text") && !text.contains("#plan:"))
    let after = try await site.run("check", "--translations")
    #expect(after.exitCode == .success && after.reports == before.reports, "\(after.messages)")
    #expect(try await site.run("build", "--strict").exitCode == .success)
    #expect(site.folder.files(below: "Output") == pages)
  }

  @Test("with each # taken away and the text below, nothing of the record is left to translate")
  func whole() async throws {
    let site = Self.site()
    _ = try Self.translate(site, ["c"])
    let text = try #require(site.folder.read("Content/commitments/c.az.md"))
    site.folder.write(Self.uncommented(text) + "Mətn.\n", to: "Content/commitments/c.az.md")
    let outcome = try await site.run("check", "--translations")
    #expect(outcome.exitCode == .success, "\(outcome.messages)")
    #expect(!outcome.reports.contains { $0.hasPrefix("Content/commitments/") }, "\(outcome.messages)")
  }

  @Test("notes of the rows of a table can be translated too")
  func tables() async throws {
    let site = Self.site([
      "Content/projects/j.md": "---\ntitle: J\nstart: 2012\n---\n",
      "Content/indicators/i.md": "---\ntitle: I\nproject: j\nunit: people\nkind: count\naggregation: latest\n---\n",
      "Content/indicators/i.csv": "to,value,note\n2013,5,\n2014,6,Estimated\n",
    ])
    _ = try Self.translate(site, ["indicators/i"])
    let text = try #require(site.folder.read("Content/indicators/i.az.md"))
    #expect(text.contains("#observations:\n#- of: Estimated\n#  note: Estimated\n"), "\(text)")
    site.folder.write(Self.uncommented(text), to: "Content/indicators/i.az.md")
    let outcome = try await site.run("check", "--translations")
    #expect(!outcome.reports.contains { $0.hasPrefix("Content/indicators/") }, "\(outcome.messages)")
  }

  @Test(
    "the file is found as people name it",
    arguments: [
      ("c", ""), ("commitments/c", ""), ("Content/commitments/c.md", ""), ("c.md", "/Content/commitments"),
      ("../commitments/c.md", "/Content/plans"),
    ])
  func named(file: String, folder: String) throws {
    let site = Self.site()
    let outcome = try Self.translate(site, [file], in: folder)
    #expect(outcome.data.hasPrefix("Content/commitments/c.az.md was made."), "\(outcome.messages)")
  }

  @Test("the settings are translated in the same way", arguments: ["Content/site.yaml", "site.yaml"])
  func settings(file: String) async throws {
    let site = Self.site([
      "Content/site.yaml":
        "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\nlanguages: [en, az]\npublisher: P\ncontact: {name: Office, email: o@a-site.test}\n"
    ])
    #expect(try Self.translate(site, [file]).exitCode == .success)
    let text = try #require(site.folder.read("Content/site.az.yaml"))
    #expect(text.contains("\n#title: T\n") && text.contains("\n#contact:\n#  name: Office\n"), "\(text)")
    #expect(try await site.run("check", "--strict").exitCode == .success)
    site.folder.write(Self.uncommented(text), to: "Content/site.az.yaml")
    let outcome = try await site.run("check", "--strict", "--translations")
    #expect(
      outcome.exitCode == .success && !outcome.reports.contains("Content/site.yaml:1:1: note[untranslated-record]"))
  }

  @Test("of several languages one must be named, or chosen at a terminal")
  func languages() throws {
    let site = Self.site(["Content/site.yaml": "title: T\nlanguages: [en, az, ru, ka]\n"])
    let outcome = try Self.translate(site, ["c"])
    #expect(
      outcome.exitCode == .usage
        && outcome.messages == "vitrine: `new translation` needs --language: `az`, `ru` or `ka`.\n")
    let typist = Typist(["rus", "ru"])
    #expect(try Self.translate(site, ["c"], typist: typist).data.hasPrefix("Content/commitments/c.ru.md was made."))
    #expect(try Self.translate(site, ["c", "--language", "ka"]).exitCode == .success)
    #expect(site.folder.read("Content/commitments/c.ru.md")?.contains("# Пока ничего не переведено.") == true)
    #expect(site.folder.read("Content/commitments/c.ka.md")?.contains("# Nothing is translated yet.") == true)
    #expect(try Self.translate(site, ["c"]).data.hasPrefix("Content/commitments/c.az.md was made."))
    let done = try Self.translate(site, ["c"])
    #expect(done.exitCode == .usage && done.messages.contains("is translated into `az`, `ru` and `ka` already."))
    let again = try Self.translate(site, ["c", "--language", "az"])
    #expect(again.exitCode == .fileFault && again.messages.contains("Content/commitments/c.az.md is there already"))
  }

  @Test("what is no record's file in the default language is told, and one that cannot be read")
  func faults() throws {
    let site = Self.site([
      "Content/news/x.az.md": "---\ntitle: X\n---\n", "Content/news/x.md": "---\ntitle: X\n---\n",
      "Content/news/broken.md": "---\ntitle: [\n---\n",
    ])
    #expect(
      try Self.translate(site, ["Content/news/x.az.md"]).messages
        == "vitrine: `Content/news/x.az.md` is a translation itself.\nName the file Content/news/x.md.\n")
    #expect(try Self.translate(site, ["brokn"]).messages.contains("Did you mean `broken`?"))
    #expect(try Self.translate(site, ["broken"]).exitCode == .contentErrors)
    let one = SmallSite(["Content/site.yaml": "title: T\n"])
    #expect(try Self.translate(one, ["c"]).messages.contains("The site has one language, en"))
  }
}
