import TestSupport
import Testing

/// A picture of Tests/Fixtures/Pictures.
struct Sample: CustomTestStringConvertible, Sendable {
  let name: String
  /// Of the published one, as exiftool words it; `nil` when it is upright.
  var orientation: String?

  var testDescription: String { name }
  var bytes: [UInt8] { fixture("Pictures/" + name) }

  /// Those that have metadata, which can be taken out.
  static let full = [
    Sample(name: "photo.jpg", orientation: "Rotate 90 CW"), Sample(name: "progressive.jpg"), Sample(name: "cmyk.jpg"),
    Sample(name: "text.png", orientation: "Rotate 270 CW"), Sample(name: "animated.png"),
    Sample(name: "photo.webp", orientation: "Rotate 180"), Sample(name: "lossless.webp"),
    Sample(name: "animated.webp"), Sample(name: "animated.gif"),
  ]

  static let all =
    full
    + ["simple.webp", "plain.avif", "photo.avif", "huge.png", "dot.png", "drawing.svg"].map { Sample(name: $0) }
}
