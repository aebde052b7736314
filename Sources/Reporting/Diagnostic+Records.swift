package import Diagnostics
internal import Exact

// What can be wrong with records of every kind, and with the settings of the site.
extension Diagnostic {
  static func daysBesideDate(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "days-beside-date", "Beside `date`, `start` and `end` of an event are not shown.", severity: .warning, at: range,
      help: "Write `date` alone for one day, or `start` and `end` for several.")
  }

  static func negativeAmount(_ amount: Quantity, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "negative-amount", "An amount of money cannot be below 0 here, but it is \(amount).", severity: .warning,
      at: range, help: "Correct the amount.")
  }

  static func spentInOtherCurrency(_ spent: String, _ budget: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "spent-in-other-currency",
      "`spent` is in \(spent) and `budget` in \(budget), so nobody can tell how much of it was spent.",
      severity: .warning,
      at: range, help: "Write both in one currency, by the rate at which it was paid.")
  }

  static func spentOverBudget(_ spent: Quantity, _ budget: Quantity, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "spent-over-budget", "More was spent (\(spent)) than the budget holds (\(budget)).", severity: .warning,
      at: range,
      help: "Correct one of the two; or, where it is right, accept the warning with the reason.")
  }

  /// - Parameter meant: Each once, where that is all that is wrong.
  static func oddLanguages(meant: [String]?, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "odd-languages", "`languages` must name each of the site's languages once by its code, the default one first.",
      at: range,
      help: meant == nil ? "Write for example [en, az, ru]." : "Name each once.",
      suggestion: meant.map { "[\($0.joined(separator: ", "))]" })
  }

  static func notATheme(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "not-a-theme", "`theme` must be the name of a theme, or a group of its name and its options.", at: range,
      help: "Write for example `theme: default`, or `theme: {brand: \"#0a3f52\"}`.")
  }

  static func oddID(_ id: String, at range: SourceRange) -> Diagnostic {
    let clean = id.lowercased().split { !($0.isLetter || $0.isNumber) }.joined(separator: "-")
    return Diagnostic(
      "odd-id", "`id` is the name of the record in data files, and `\(id)` is no name.", at: range,
      help: "Write letters, digits and hyphens, or delete the line: the file's name stands for it then.",
      suggestion: clean.isEmpty ? nil : clean)
  }

  static func notASiteAddress(_ fault: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "not-a-site-address", "`base_url` is no address at which a site could be published: \(fault).", at: range,
      help: "Write the address of the first page, such as https://forum.az/ or https://forum.az/report/.")
  }

  static func placeholderAddress(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "placeholder-address", "`base_url` is an example's address, under which nobody finds the site.", severity: .note,
      at: range, help: "Write the address at which it will be published.")
  }

  static func licenceByAnotherName(
    _ meant: String?, insteadOf mistaken: String?, among known: [String], at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "licence-by-another-name", "Programs do not know this licence by this name.", severity: .warning, at: range,
      help: meant.map { "Did you mean `\($0)`?" } ?? "The names are \(oneOf(known, joining: "and")).",
      suggestion: meant,
      insteadOf: mistaken
    )
  }

  /// - Parameters:
  ///   - languages: As they are called here.
  ///   - given: As they are written.
  static func longLanguageCode(
    _ code: String, of languages: [String], given: [String], at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "long-language-code", "`\(code)` is not how this language is called here, but by a code such as az, or zh-Hant.",
      at: range,
      help: "Did you mean `\(languages.joined(separator: ", "))`?",
      suggestion: "[\(languages.joined(separator: ", "))]",
      insteadOf: given.count == languages.count ? "[\(given.joined(separator: ", "))]" : nil
    )
  }

  static func oddPhone(_ written: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "odd-phone", "`phone` cannot be called as it stands: `\(written)`.", at: range,
      help:
        "Write one whole number, such as \"+994 12 456 78 90\", or several with a comma between them; an extension stands in `address`."
    )
  }

  /// - Parameter meant: The group as it should be written, where the text says how to ask.
  static func contactOutOfReach(meant: String?, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "contact-out-of-reach",
      meant == nil
        ? "`contact` says who answers, but not how to ask."
        : "`contact` is a name as it stands here, so nobody can write or call by it.", severity: .warning, at: range,
      help: meant == nil
        ? "Add an email, a phone, an address or a url, such as `contact: {name: Office, email: office@example.org}`."
        : "Say which of it is what.", suggestion: meant)
  }

  static func linkToHidden(_ absent: AbsentRecords.Absent, field: String, at range: SourceRange) -> Diagnostic {
    .linkToHidden("`\(field)` names “\(absent.title)”", absent.absence, instead: "the reference", at: range)
  }

  /// - Parameter subject: What leads to the record.
  package static func linkToHidden(
    _ subject: String, _ absence: Absence, instead link: String, at range: SourceRange
  ) -> Diagnostic {
    let (reason, isNote): (String, Bool) =
      switch absence {
      case .draft: ("is a draft", false)
      case .waiting(let day): ("waits until \(day)", true)
      case .expired(let day): ("expired on \(day)", true)
      case .heldBack(let day): ("is of \(day), after the day that the report speaks for", true)
      }
    return Diagnostic(
      "link-to-hidden", "\(subject), which \(reason)\(isNote ? ": there is no link" : "").",
      severity: isNote ? .note : .error, at: range,
      help: isNote ? nil : "Publish that record, or take \(link) out. With --drafts, drafts are shown.")
  }

  static func duplicateID(_ id: String, at range: SourceRange, first: SourceRange) -> Diagnostic {
    Diagnostic(
      "duplicate-id", "The id `\(id)` is given to two records of the collection.", at: range,
      help: "Give each its own, and never change it again.", notes: [Note("The other one is here.", at: first)])
  }

  static func imageWithoutAlt(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "image-without-alt", "The image has no `alt`, so people who cannot see it learn nothing.", severity: .warning,
      at: range, help: "Say in one sentence what the picture shows.")
  }

  static func altWithoutImage(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "alt-without-image", "`alt` says what the picture shows, but there is no `image`, so it is shown nowhere.",
      severity: .warning, at: range,
      help:
        "Name the picture in `image`; the words for one that stands in the text belong there: `![words](picture.jpg)`.")
  }

  static func pictureFieldWithoutImage(_ key: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "alt-without-image", "`\(key)` speaks of a picture, but there is no `image`, so it is shown nowhere.",
      severity: .warning, at: range, help: "Name the picture in `image`.")
  }

  static func notASHA256(_ written: String, suggestion: String?, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "not-a-sha256", "`sha256` must be 64 digits 0 to 9 and a to f, but here it is `\(written)`.", at: range,
      suggestion: suggestion, insteadOf: written)
  }

  static func placeInItself(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "place-in-itself", "By this a place lies in itself, directly or by way of others.", at: range,
      help: "Name the next greater place, or leave `parent` out.")
  }

  /// - Parameter meant: Both numbers in brackets.
  static func notAPoint(meant: String?, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "not-a-point", "`point` must be latitude and longitude in degrees.", at: range,
      help: meant == nil ? "Write for example [40.41, 49.87]." : "Write both numbers in brackets.", suggestion: meant)
  }

  static func pointOfNothing(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "not-a-point", "0, 0 lies in the sea west of Africa: programs write it where they know no place.", at: range,
      help: "Write latitude and longitude, such as [40.41, 49.87], or leave `point` out.")
  }

  static func oddThresholds(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "odd-thresholds", "Of the thresholds, none may lie above the better one.", at: range,
      help:
        "Write for example {on_track: 0.90, behind: 0.60, partly_met: 0.90, too_early: 0.10, stale: 1.5}, or {substantial: 0.95, moderate: 0.60}."
    )
  }
}
