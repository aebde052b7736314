internal import Content
internal import Diagnostics
internal import Pictures

/// A file of which smaller pictures go out.
struct MadeFrom: Hashable, Sendable {
  /// On the disk, and below the output folder, where it would lie if it went out itself.
  let path: String
  let address: String
  /// Of its bytes.
  let hash: String
  /// Was it converted first, since browsers do not show its kind?
  var isConverted = false
  let source: PictureSource

  /// Where one of its pictures lies below the output folder.
  func address(of form: PictureForm) -> String {
    let slash = address.lastIndex(of: "/").map { address.index(after: $0) } ?? address.startIndex
    let name = address[slash...]
    let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
    return address[..<slash] + "\(stem)-\(hash.prefix(10))-\(Self.name(of: form))"
  }

  /// "720.webp", "card-320.jpg"; a card that was not cut at its middle says where.
  static func name(of form: PictureForm) -> String {
    let focus = form.focus == .middle ? "" : "-\(form.focus.x)-\(form.focus.y)"
    return (form.use == .card ? "card\(focus)-" : "") + "\(form.width).\(form.format.ending)"
  }
}

/// One of the pictures that are made of a file.
struct MadePicture: Hashable, Sendable {
  let from: MadeFrom
  let form: PictureForm
  /// All that pages show of the file, which are made at once.
  let all: [PictureForm]
  /// Where the file is named first.
  let range: SourceRange

  var address: String { from.address(of: form) }
}
