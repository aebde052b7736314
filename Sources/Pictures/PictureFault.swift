/// Why a picture cannot be read to its end, and so cannot be published without its metadata.
package enum PictureFault: Error, Hashable, Sendable {
  /// The file ends before the picture does.
  case endsEarly
  /// A part of the file says something that cannot be.
  case isDamaged
  /// The format has metadata that only a program for pictures can take out, and the file has some.
  case keepsMetadata
  /// An SVG that does something when it is opened.
  case hasScript
}
