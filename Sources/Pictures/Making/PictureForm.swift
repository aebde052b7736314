/// In which form and size a picture goes out.
package struct PictureForm: Hashable, Sendable {
  package enum Use: String, CaseIterable, Sendable {
    /// On a page, whole.
    case page
    /// In a list: cut to three by two.
    case card
  }

  package enum Format: String, CaseIterable, Sendable {
    case webp, jpeg

    package var ending: String { self == .jpeg ? "jpg" : rawValue }
  }

  package let use: Use
  package let format: Format
  /// In pixels.
  package let width: Int
  package let height: Int
  package let focus: FocusPoint

  /// What a reader's telephone has to load at most, in bytes.
  package var budget: Int {
    switch use {
    case .page: width > 720 ? 90_000 : width > 360 ? 60_000 : 30_000
    case .card: width > 320 ? 40_000 : 20_000
    }
  }

  /// The widths in which a picture goes out for each use; smaller pictures keep their own.
  static func widths(_ use: Use) -> [Int] { use == .page ? [360, 720, 1_080] : [320, 640] }

  /// A higher picture is made narrower, so that it fits a screen.
  static let mostHeight = (numerator: 4, denominator: 3)
  static let cardForm = (width: 3, height: 2)
}

/// A photo or screenshot of which smaller ones are made.
package struct PictureSource: Hashable, Sendable {
  package let kind: FileKind
  /// As it is shown, turned upright.
  package let width: Int
  package let height: Int
  let orientation: Int
  /// Whether something can shine through it, so that there is no JPEG of it.
  package let mayBeTransparent: Bool

  /// The kinds of file of which smaller pictures are made.
  static let kinds: Set = [FileKind.jpeg, .png, .webp]
  /// The most pixels of a picture that is read: 250 MB in memory.
  package static let mostPixels: UInt64 = 60_000_000
  /// One that has fewer pixels and bytes goes out as it is.
  private static let small = (width: 400, bytes: 40_000)

  /// - Returns: `nil` for what goes out as it is: drawings, films, small pictures, kinds that only browsers read.
  package init?(_ file: [UInt8], kind: FileKind, picture: Picture) {
    guard let size = picture.size, size.pixels <= Self.mostPixels else { return nil }
    guard size.width > Self.small.width || picture.bytes.count > Self.small.bytes else { return nil }
    switch kind {
    case .jpeg: mayBeTransparent = false
    case .png:
      // Colour type 0 and 2 have no opacity but by a chunk of its own.
      guard !file.prefix(4_096).contains("acTL") else { return nil }
      mayBeTransparent = (file.bigEndian(1, at: 25) ?? 6) & 4 != 0 || file.prefix(4_096).contains("tRNS")
    case .webp:
      let isExtended = file.has("VP8X", at: 12)
      let flags = isExtended ? file.bigEndian(1, at: 20) ?? 0 : 0
      guard flags & 0x02 == 0 else { return nil }
      mayBeTransparent = flags & 0x10 != 0 || file.has("VP8L", at: 12)
    default: return nil
    }
    self.kind = kind
    orientation = picture.orientation
    let isOnItsSide = orientation > 4
    width = isOnItsSide ? size.height : size.width
    height = isOnItsSide ? size.width : size.height
  }

  /// The sizes in which it goes out for a use, the smallest first.
  ///
  /// - Parameter focus: What stays in sight where it is cut.
  package func forms(_ use: PictureForm.Use, _ format: PictureForm.Format, focus: FocusPoint) -> [PictureForm] {
    let shown: (width: Int, height: Int)
    switch use {
    case .page: shown = (width, height)
    case .card:
      let part = focus.crop(PictureForm.cardForm, of: (width, height))
      shown = (part.width, part.height)
    }
    // Whole pictures are the same wherever their focus is.
    let focus = use == .page ? .middle : focus
    var forms: [PictureForm] = []
    for most in PictureForm.widths(use) {
      let mostHeight = most * PictureForm.mostHeight.numerator / PictureForm.mostHeight.denominator
      var newWidth = min(most, shown.width)
      if use == .page, shown.height * newWidth > mostHeight * shown.width {
        newWidth = max(1, shown.width * mostHeight / shown.height)
      }
      let newHeight = max(1, (shown.height * newWidth + shown.width / 2) / shown.width)
      let form = PictureForm(use: use, format: format, width: newWidth, height: newHeight, focus: focus)
      if forms.last != form { forms.append(form) }
    }
    return forms
  }
}

extension ArraySlice<UInt8> {
  fileprivate func contains(_ text: String) -> Bool { firstRange(of: Array(text.utf8)) != nil }
}
