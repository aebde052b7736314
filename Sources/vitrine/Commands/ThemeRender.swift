internal import Content
internal import Diagnostics
internal import JSONData
internal import Site
internal import Template

/// The arguments of `theme render`, checked.
struct ThemeRenderRequest {
  /// A path inside the templates' folder.
  var template = ""
  var data = ""
  var templates: String?
}

/// Prints what a template makes of some data: theme makers try things with it.
struct ThemeRender {
  let request: ThemeRenderRequest
  let environment: Environment

  func run() -> Outcome {
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    do throws(FileFault) {
      let page = try render(&files, &diagnostics)
      guard let page, !diagnostics.hasErrors else { return failure(files, diagnostics) }
      return Outcome(exitCode: .success, data: String(decoding: page, as: UTF8.self))
    } catch {
      return Outcome(exitCode: .fileFault, messages: "vitrine: \(error.path): \(error.reason).\n")
    }
  }

  private func render(
    _ files: inout SourceFiles, _ diagnostics: inout [Diagnostic]
  ) throws(FileFault) -> [UInt8]? {
    let data = files.add(request.data)
    let bytes = try FileSystem.read(absolute(request.data))
    guard let value = JSONText.read(bytes, file: data, diagnostics: &diagnostics) else { return nil }
    guard case .map(let roots) = value else {
      diagnostics.append(.dataWithoutNames(at: SourceRange(file: data, line: 1, column: 1)))
      return nil
    }
    let (templates, found) = TemplateSet.compile(try load(&files), vocabulary: .ofTheSite) { _ in nil }
    diagnostics += found
    let context = try TemplateContext(
      triedIn: folder, language: Self.language(in: roots), files: &files, diagnostics: &diagnostics)
    guard !diagnostics.hasErrors else { return nil }
    var page: [UInt8] = []
    var renderer = Renderer(templates, context: context)
    do throws(RenderFault) {
      try renderer.render(request.template, roots, into: &page, for: request.data)
    } catch {
      diagnostics.append(error.diagnostic)
      return nil
    }
    return page
  }

  /// The language that pages say they are in, `page.language`.
  private static func language(in roots: ValueMap) -> String {
    guard case .map(let page)? = roots["page"], case .text(let language)? = page["language"] else { return "en" }
    return language
  }

  private var folder: String { request.templates.map(absolute) ?? environment.currentFolder }

  /// The template and all that it refers to; a name that leads out of the folder is as good as missing.
  private func load(_ files: inout SourceFiles) throws(FileFault) -> [TemplateFile] {
    var loaded: [TemplateFile] = []
    var wanted = [request.template]
    var seen: Set<String> = []
    while let name = wanted.popLast() {
      guard seen.insert(name).inserted, !name.split(separator: "/").contains("..") else { continue }
      let path = folder + "/" + name
      // A missing one is told by whoever refers to it; the first has nobody.
      guard name == request.template || FileSystem.isFile(path) else { continue }
      let shown = request.templates.map { $0 + "/" + name } ?? name
      let file = TemplateFile(name: name, file: files.add(shown), bytes: try FileSystem.read(path))
      loaded.append(file)
      wanted += file.references
    }
    return loaded
  }

  private func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : environment.currentFolder + "/" + path
  }

  private func failure(_ files: SourceFiles, _ diagnostics: [Diagnostic]) -> Outcome {
    let report = TextReport(files: files, isColoured: environment.isColoured) { file in
      try? FileSystem.read(absolute(files[file]), limit: SiteFiles.largestText)
    }
    return Outcome(exitCode: .contentErrors, messages: report.render(diagnostics.inOrder(files)))
  }
}

extension Diagnostic {
  fileprivate static func dataWithoutNames(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "data-without-names", "The data must be one JSON object, whose members are the template's names.", at: range)
  }
}
