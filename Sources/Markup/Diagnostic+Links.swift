package import Diagnostics

// Destinations, judged by the site that knows its pages.
extension Diagnostic {
  /// - Parameters:
  ///   - candidates: The paths that could have been meant.
  ///   - meant: The one that was, where it is known.
  package static func deadLink(
    _ written: String, among candidates: some Sequence<String>, meant: String? = nil, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "dead-link", "This link leads to `\(written)`, which does not exist.", at: range,
      help: "Write the path to a file from the folder of this one.",
      suggestion: meant ?? nearMiss(written, among: candidates))
  }

  package static func deadImage(
    _ written: String, among candidates: some Sequence<String>, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "dead-image", "This image is `\(written)`, which does not exist.", at: range,
      help: "Write the path to a file from the folder of this one.", suggestion: nearMiss(written, among: candidates))
  }

  package static func remoteImage(_ written: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "remote-image",
      "Readers will not see this picture: pages load nothing from other sites, which would learn who reads.",
      severity: .warning, at: range, help: "Save the picture beside this text, and write the name of its file.")
  }

  /// - Parameter meant: The address in full.
  package static func noScheme(_ written: String, meant: String, at range: SourceRange) -> Diagnostic {
    let scheme = meant.prefix { $0 != ":" }
    return Diagnostic(
      "no-scheme", "Without `\(scheme):` before it, `\(written)` is the name of a file, which does not exist.",
      at: range,
      help: "Write the address in full.", suggestion: meant,
      // Whether a site answers to `https` is for its author to see.
      insteadOf: scheme == "https" && !written.hasPrefix("https") ? nil : written)
  }

  /// - Parameters:
  ///   - meant: The file of the record whose page it is.
  ///   - isSure: Whether that says as much as the address.
  package static func addressOfBrowser(
    _ written: String, meant: String, isSure: Bool, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "address-of-browser",
      "`\(written)` is the address of a page in the browser; a text leads to the file of its record.",
      at: range, suggestion: meant, insteadOf: isSure ? written : nil)
  }

  /// - Parameter meant: The path with a code for the sign.
  package static func signInFileName(_ written: String, meant: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "sign-in-file-name",
      "A `#` or `?` in the name of a file ends it here: write its code, or give the file another name.",
      at: range, suggestion: meant, insteadOf: written)
  }

  /// - Parameter ids: What can be linked to on the page.
  package static func deadAnchor(
    _ anchor: String, among ids: some Sequence<String>, at range: SourceRange
  ) -> Diagnostic {
    let near = nearMiss(anchor, among: ids)
    return Diagnostic(
      "dead-anchor", "The page has no part named `#\(anchor)`.", at: range,
      help: near.map { "Did you mean `#\($0)`?" }
        ?? "A heading is named by its words in small letters, with `-` between them.")
  }
}

// Destinations that no site can follow.
extension Diagnostic {
  static func badDestination(_ fault: LinkFault, of written: String, at range: SourceRange) -> Diagnostic {
    if WrittenAddress.isOfOwnComputer(written) { return ownComputer(written, at: range) }
    return switch fault {
    case .empty:
      Diagnostic("empty-link", "This link or image names no destination.", at: range)
    case .noHost:
      Diagnostic(
        "unsafe-link", "This address lacks the name of a site after `//`.", at: range,
        help: "Write it in full, such as `https://example.org/page`.",
        suggestion: WrittenAddress.meant(by: written)?.address)
    case .unsafe(let danger): unsafeDestination(danger, of: written, at: range)
    }
  }

  private static func unsafeDestination(
    _ danger: LinkFault.Danger, of written: String, at range: SourceRange
  ) -> Diagnostic {
    let (message, help) =
      switch danger {
      case .scheme(let scheme) where LinkFault.Danger.ofPrograms.contains(scheme.lowercased()):
        (
          "`\(scheme):` leads into the program that this was copied from, where nobody else can follow it.",
          "Save the file beside this text in the Content folder, and write its name; or write the address of a page."
        )
      case .scheme(let scheme):
        (
          "A link may not begin with `\(scheme):`.",
          "Use \(oneOf(LinkTarget.schemes.map { $0 + ":" })), or a path; put `./` before a file name with a colon."
        )
      case .noScheme: ("An address may not begin with `//`.", "Put `https:` before it.")
      case .backslash: ("A destination may not hold a backslash.", "Write `/` between folders.")
      case .controlCharacter: ("This destination holds an invisible character.", "Delete it.")
      case .hiddenPath: ("A code such as `%2F` hides part of this path.", "Write `/` and `.` as they are.")
      case .notText: ("The codes with `%` in this destination are not UTF-8 text.", "Write the letters themselves.")
      }
    let suggestion: String? =
      switch danger {
      case .noScheme: "https:" + written
      case .backslash: written.replacing("\\", with: "/")
      case .scheme where written.contains("//"): WrittenAddress.meant(by: written)?.address
      default: nil
      }
    return Diagnostic(
      "unsafe-link", message, at: range, help: help, suggestion: suggestion,
      insteadOf: danger == .backslash ? written : nil)
  }

  static func emptyAnchor(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "empty-anchor", "`#` alone leads to the top of this page.", severity: .warning, at: range,
      help: "Write where the link leads; or `#top` where the top is meant.")
  }

  static func oddLetterBox(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "odd-letter-box", "This e-mail address has letters that e-mail does not take, so that no link is made of it.",
      severity: .warning, at: range,
      help: "Write it as the letter box is called: with `a` to `z`, digits and `.`, `-` or `_` before the `@`.")
  }

  static func brokenFootnote(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "broken-footnote", "The mark of a footnote, `[^…]`, begins here and ends on another line.", at: range,
      help: "Write it on one line, or put a backslash before the bracket.")
  }

  static func lostFootnote(_ label: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "lost-footnote",
      "No mark `\(label)` in this text leads to this footnote, or another one has its name: it would not be shown.",
      at: range, help: "Put `\(label)` behind the words that it explains, or delete it.")
  }

  /// - Parameter isAddress: It may be one, and the link forgotten.
  static func lostLine(_ name: String, isAddress: Bool, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "lost-line",
      "This line is taken for the address of a link `\(name)`, which is not in this text: it would not be shown.",
      severity: isAddress ? .warning : .error, at: range, help: "Put a backslash before the bracket.")
  }

  static func openComment(_ written: String, closing: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "open-comment", "Nothing closes what begins here with `\(written)`: all that follows would not be shown.",
      at: range, help: "Write `\(closing)` where it ends.")
  }

  static func shownComment(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "shown-comment",
      "This remark would be shown to readers: `<!--` begins none where `--` stands within it, or no `-->` ends it.",
      at: range, help: "Delete it, or write a single hyphen within it and `-->` at its end.")
  }

  static func indentedCode(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "indented-code",
      "Four blanks or a tab at the line's beginning make code of it: links and marks in it are shown as they are written.",
      severity: .warning, at: range, help: "Take the blanks out; what is code stands between two lines of ```.")
  }

  static func foreignMarkup(_ mark: String, at range: SourceRange) -> Diagnostic {
    let help =
      switch mark {
      case _ where mark.hasPrefix("<"):
        "Delete it and what belongs to it: a word processor left it there; paste text without its format."
      case "[b]", "[i]", "[u]", "'''", "==":
        "Write `**…**` around what is important, and `*…*` around what is stressed."
      case _ where mark.hasPrefix("=="): "Write `##` and a blank before a heading, and nothing behind it."
      case "[TOC]", "[toc]": "Delete it: the page makes its own contents of the headings."
      default:
        "Write a link as `[text](address)` and a picture as `![what it shows](file)`, without what another program adds."
      }
    return Diagnostic(
      "foreign-markup", "`\(mark)` is no mark of Markdown, and would be shown as it stands.", severity: .warning,
      at: range, help: help)
  }

  static func textInFence(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "text-in-fence", "`\(text)` stands behind the mark of code, and would not be shown.", severity: .warning,
      at: range,
      help: "Write it on a line of its own; or delete the three marks where no code is meant.")
  }

  static func footnoteWithoutColon(_ label: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "dead-reference", "This is not read as the footnote `[\(label)]`: the colon behind it is missing.", at: range,
      suggestion: "[\(label)]:")
  }

  /// - Parameter isDefined: Whether a line begins as the one that is missing.
  static func deadReference(_ label: String, isDefined: Bool, at range: SourceRange) -> Diagnostic {
    if isDefined {
      return Diagnostic(
        "dead-reference", "The line `[\(label)]: …` of this text is not read as the address of `[\(label)]`.",
        at: range,
        help: "Put a blank line before it, and an address with blanks between `<` and `>`.")
    }
    return label.hasPrefix("^")
      ? Diagnostic(
        "dead-reference", "The footnote `[\(label)]` is not in this text.", at: range,
        help: "Add a line `[\(label)]: …`, with a blank line before it.")
      : Diagnostic(
        "dead-reference", "This link refers to `[\(label)]`, which is not in this text.", at: range,
        help: "Add a line `[\(label)]: path`, or write `[text](path)`.",
        suggestion: Array(label.utf8)[...].isAddress ? "](\(label))" : nil)
  }
}

extension LinkFault.Danger {
  /// Schemes of what is open in a chat program, a browser, a letter or an editor.
  fileprivate static let ofPrograms: Set = [
    "sandbox", "blob", "cid", "attachment", "about", "chrome", "edge", "x-apple-data-detectors", "message", "outlook",
    "ms-word", "ms-excel", "vscode", "content",
  ]
}
