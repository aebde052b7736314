package import Diagnostics

/// An address on the web: `http`, `https` or `mailto`, and nothing that a browser would run.
package struct WebAddress: Sendable, Hashable, FieldValue {
  package let text: String

  package static var form: FieldForm { .address }
  package var content: FieldContent { .text(text) }

  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> WebAddress? {
    guard let text = String.decode(node, as: field, &decoding) else { return nil }
    if WrittenAddress.isOfOwnComputer(text) {
      // Of a source the site can have the file itself.
      let file = decoding.fields.first { if case .file = $0.form { $0.key == "file" } else { false } }
      decoding.report(
        .ownComputer(text, as: file.map { "\($0.key): \(WrittenAddress.fileName(of: text))" }, at: node.range))
      return nil
    }
    let isClean = text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
    let lowercased = text.lowercased()
    let scheme = ["https://", "http://", "mailto:"].first { lowercased.hasPrefix($0) }
    let rest = scheme.map { lowercased.dropFirst($0.count) } ?? ""
    guard isClean, !rest.isEmpty, !rest.hasPrefix("http://"), !rest.hasPrefix("https://"),
      !WrittenAddress.isSlip(text),
      !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .format && !$0.properties.isJoinControl })
    else {
      decoding.report(.notAnAddress(text, field, at: node.range))
      return nil
    }
    // Of the site's own address its settings say more.
    if case .address = field.form {
      for fault in WrittenAddress.faults(of: text, at: node.range) { decoding.report(fault) }
    }
    return WebAddress(text: text)
  }
}

/// Where a link of the site's own leads: a page of the site by its path, such as `pages/about`, or an address on the web.
///
/// Whether there is such a page is for whoever knows the site's pages to say.
package struct PageTarget: Sendable, Hashable, FieldValue {
  package let text: String
  package let range: SourceRange

  package static var form: FieldForm {
    .code(
      CodeForm(
        "target", "a page by its path, such as pages/about, or an address on the web",
        pattern: #"^(https?://\S+|mailto:\S+|[^\s:]+)$"#, example: "pages/about"))
  }
  package var content: FieldContent { .text(text) }

  /// Does it lead out of the site?
  package var isOutside: Bool { text.contains(":") }

  /// The name of the place on the web, for those who give no words for the link: `facebook.com`.
  package var host: String {
    let rest = text.drop { $0 != ":" }.dropFirst().drop { $0 == "/" }
    return String(rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" })
  }

  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> PageTarget? {
    guard let text = String.decode(node, as: field, &decoding) else { return nil }
    let target = PageTarget(text: text, range: node.range)
    guard target.isOutside || WrittenAddress.isOfOwnComputer(text) else { return target }
    guard WebAddress.decode(node, as: field, &decoding) != nil else { return nil }
    for fault in WrittenAddress.faults(of: text, at: node.range) { decoding.report(fault) }
    return target
  }
}

/// An address for letters: one `@` with something on each side, and no spaces.
package struct EmailAddress: Sendable, Hashable, FieldValue {
  package let text: String

  package static var form: FieldForm {
    .code(
      CodeForm(
        "email", "an address for letters such as office@example.org",
        pattern: #"^[^@\s<>":]+@[^@\s<>".:]+(\.[^@\s<>".:]+)+$"#, example: "office@example.org"))
  }
  package var content: FieldContent { .text(text) }

  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> EmailAddress? {
    guard let text = String.decode(node, as: field, &decoding) else { return nil }
    guard text.wholeMatch(of: /[^@\s<>":]+@[^@\s<>".:]+(\.[^@\s<>".:]+)+/) != nil,
      !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .format }), !text.mixesRussianAndLatin
    else {
      decoding.report(.notAnEmail(text, field, at: node.range))
      return nil
    }
    return EmailAddress(text: text)
  }
}

/// A file of the site, named by its path from the folder of the record that refers to it.
///
/// Whether it is there is for whoever knows the site's files to say.
package struct FilePath: Sendable, Hashable, FieldValue {
  package let text: String
  package let range: SourceRange

  package static var form: FieldForm { .file }
  package var content: FieldContent { .text(text) }

  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> FilePath? {
    if case .mapping = node.content {
      let file = ["file", "path", "src", "url", "href", "fayl", "файл"].lazy.compactMap { node.value(of: $0)?.text }
        .first
      decoding.report(.notAText(field, meant: file, at: node.range))
      return nil
    }
    guard let text = String.decode(node, as: field, &decoding) else { return nil }
    return FilePath(text: text, range: node.range)
  }
}

extension String {
  /// A Cyrillic letter among Latin ones looks like one of them.
  fileprivate var mixesRussianAndLatin: Bool {
    unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }
      && unicodeScalars.contains { $0.isASCII && $0.properties.isAlphabetic }
  }
}
