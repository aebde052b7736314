internal import Content
internal import Diagnostics
internal import FrontMatter
internal import Markup
internal import Pictures
internal import Reporting

/// A link of a text to a part of another page, to be checked when all pages are made.
struct PartLink: Sendable {
  let page: PageName
  let language: Int
  let anchor: String
  let range: SourceRange
}

/// Turns the texts of records into HTML, with links to other records and files made into addresses.
struct BodyRendering: Sendable {
  private var source: SiteSource
  private let addresses: Addresses
  private var media: Media
  /// Records by the path of their file below the Content folder.
  private let pages: [String: (collection: Reporting.Collection, position: Int)]
  private let meant: MeantAddress
  private(set) var targets: DirectiveTargets

  init(_ source: SiteSource, addresses: Addresses, media: Media) {
    self.source = source
    self.addresses = addresses
    self.media = media
    targets = DirectiveTargets(source, media: media)
    var pages: [String: (collection: Reporting.Collection, position: Int)] = [:]
    var files: [String: String] = [:]
    for (collection, texts) in source.texts {
      for (position, text) in texts.enumerated() {
        pages[text.path] = (collection, position)
        files["\(collection.rawValue)/\(text.slug)"] = text.path
      }
    }
    self.pages = pages
    meant = MeantAddress(files: files, base: addresses.base, languages: source.settings.languages)
  }

  /// The same, of which is noted what is read.
  func noting(by notes: ReadNotes) -> BodyRendering {
    var bodies = self
    (bodies.source, bodies.media) = (source.noting(by: notes), media.noting(by: notes))
    bodies.targets = targets.noting(by: notes)
    return bodies
  }

  /// A text in HTML.
  struct Result {
    var html: [UInt8] = []
    var headings: [RenderedBody.Heading] = []
    /// What can be linked to.
    var ids: Set<String> = []
    var links: [PartLink] = []
    var files: [FileReference] = []
    /// What the site shows within it.
    var placed: [PlacedDirective] = []
    var diagnostics: [Diagnostic] = []
  }

  func render(
    _ body: RecordText.Body, of text: RecordText, in language: Int, by renderer: MarkdownRenderer
  ) -> Result {
    var result = Result()
    var links: [PartLink] = []
    var ofPictures: [Diagnostic] = []
    var guesses = 0
    let folder = Media.folder(of: text.path)
    let header = header(of: text)
    let rendered = renderer.render(
      body.bytes[...], file: body.file, firstLine: body.line, into: &result.html, diagnostics: &result.diagnostics,
      refusal: { directive in
        if let fault = targets.refusal(directive, in: header, from: folder) { return fault }
        let (files, pictures) = targets.files(of: directive, from: folder)
        for address in pictures { ofPictures += media.faults(ofPicture: address, at: directive.argumentRange) }
        let whole = pictures.filter { media.pictures.look(at: $0)?.made == nil }
        result.files += (files + whole).map { FileReference(address: $0, range: directive.argumentRange) }
        return nil
      }
    ) { link in
      let resolution = resolve(link, from: folder, in: language, guesses: guesses < mostGuesses, links: &links)
      if case .refused = resolution { guesses += 1 }
      if case .file(let path, _) = link.target, let address = media.address(of: path, from: folder) {
        if link.kind == .image { ofPictures += media.faults(ofPicture: address, at: link.range) }
        if link.kind == .link || media.pictures.look(at: address)?.made == nil {
          result.files.append(FileReference(address: address, range: link.range))
        }
      }
      return resolution
    }
    result.diagnostics += ofPictures
    result.headings = rendered?.headings ?? []
    result.ids = rendered?.ids ?? []
    result.links = links
    result.placed = rendered?.placed ?? []
    return result
  }

  /// What a record says of itself beside its text.
  func header(of text: RecordText) -> RecordHeader? {
    pages[text.path].flatMap { source.report.records.header($0.collection, $0.position) }
  }

  /// An image of a text, in every size that it is made in.
  private func picture(_ address: String, suffix: String) -> LinkResolution {
    let image = media.image(address, alt: "", for: .page, at: addresses)
    let size = image.width.flatMap { width in image.height.map { (width, $0) } }
    return .picture(
      MarkdownPicture(address: image.url + suffix, size: size, webp: image.webp, others: image.srcset))
  }

  private func resolve(
    _ link: MarkdownLink, from folder: String, in language: Int, guesses: Bool, links: inout [PartLink]
  ) -> LinkResolution {
    switch link.target {
    case .anchor: return .address(link.written)
    case .address:
      let isOwn = link.written.hasPrefix(addresses.origin + addresses.base)
      if link.kind == .image {
        return isOwn ? .address(link.written) : .refused(.remoteImage(link.written, at: link.range))
      }
      if let path = addresses.path(ofOwn: link.written), namesAbsentRecord(path) {
        let candidates = guesses ? relative(pages.keys, to: folder) : []
        return .refused(.deadLink(link.written, among: candidates, at: link.range))
      }
      return .address(link.written)
    case .file(let path, let suffix):
      if let address = media.address(of: path, from: folder) {
        return link.kind == .image
          ? picture(address, suffix: suffix) : .address(addresses.link(toFile: address) + suffix)
      }
      if let fault = media.faultOfTable(path, from: folder, at: link.range) { return .refused(fault) }
      switch meant.meaning(of: link, path: path, relative: { relative([$0], to: folder)[0] }) {
      case .fault(let fault): return .refused(fault)
      case .page(let name): return .address(addresses.link(to: name, in: language) + suffix)
      case nil: break
      }
      // A `#` or `?` in a file's name begins a part of the page elsewhere.
      let whole = path + suffix
      if !suffix.isEmpty, media.address(of: whole, from: folder) != nil {
        return .refused(.signInFileName(link.written, meant: Self.encoded(whole), at: link.range))
      }
      let candidates = guesses ? relative(media.all, to: folder).map(Self.encoded) : []
      return .refused(
        link.kind == .image
          ? .deadImage(link.written, among: candidates, at: link.range)
          : .deadLink(link.written, among: candidates, at: link.range))
    case .page(let path, let anchor):
      guard let file = Media.resolve(path, from: folder), let page = pages[file] else {
        let candidates = guesses ? relative(pages.keys, to: folder) : []
        return .refused(.deadLink(link.written, among: candidates, at: link.range))
      }
      guard let header = source.report.records.header(page.collection, page.position) else {
        // A record that could not be read has its own message.
        guard let absent = source.report.absent[page.collection, page.position] else { return .address(link.written) }
        return .refused(.textLinkToHidden(link.written, absent, at: link.range))
      }
      let name = PageName.page(of: page.collection, slug: header.slug)
      if let anchor { links.append(PartLink(page: name, language: language, anchor: anchor, range: link.range)) }
      return .address(addresses.link(to: name, in: language) + (anchor.map { "#" + $0 } ?? ""))
    }
  }

  /// Whether this address of the site is that of a record which is not there: `/az/projects/legal-aid/`.
  private func namesAbsentRecord(_ written: Substring) -> Bool {
    var parts = written.prefix { $0 != "?" && $0 != "#" }.dropFirst(addresses.base.count).split(separator: "/")
    if parts.last == "index.html" { parts.removeLast() }
    let address = addresses.base + parts.map { $0 + "/" }.joined()
    if let first = parts.first, source.settings.languages.contains(String(first)) { parts.removeFirst() }
    // Lists have pages by number and in folders of their own.
    guard parts.count == 2, Int(parts[1]) == nil, !parts[1].contains("."),
      let collection = Reporting.Collection(rawValue: String(parts[0])), let texts = source.texts[collection]
    else { return false }
    let isRecord = texts.contains { text in
      source.settings.languages.indices.contains { language in
        addresses.link(to: .record(collection, slug: text.slug), in: language) == address
      }
    }
    return !isRecord && !isAlias(address)
  }

  private func isAlias(_ address: String) -> Bool {
    Reporting.Collection.allCases.contains { collection in
      (source.texts[collection] ?? []).indices.contains { position in
        let aliases = source.report.records.header(collection, position)?.aliases ?? []
        return aliases.contains { address.split(separator: "/").suffix(2) == $0.split(separator: "/").suffix(2) }
      }
    }
  }

  /// A path with codes for the signs that end or part an address in a text.
  private static func encoded(_ path: String) -> String {
    guard path.utf8.contains(where: { " #?%()<>".utf8.contains($0) }) else { return path }
    return path.unicodeScalars.reduce(into: "") { encoded, scalar in
      if " #?%()<>".unicodeScalars.contains(scalar) {
        encoded += "%" + String(scalar.value, radix: 16, uppercase: true)
      } else {
        encoded.unicodeScalars.append(scalar)
      }
    }
  }

  /// Paths below the Content folder as a text in this folder writes them.
  private func relative(_ paths: some Sequence<String>, to folder: String) -> [String] {
    paths.map { Media.relative($0, to: folder) }.sorted()
  }
}
