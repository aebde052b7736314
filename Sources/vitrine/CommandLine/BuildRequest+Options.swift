/// Options that several commands take.
extension BuildRequest {
  static let strict = Option<BuildRequest>.flag("--strict", \.isStrict, "Counts every warning as an error.")
  static let format = Option<BuildRequest>.format(
    \.format, "How messages are printed: text (to standard error), json or github (to standard output).")
  static let quiet = Option<BuildRequest>.flag("--quiet", \.isQuiet, "Prints errors only.")
  static let noOptionalTools = Option<BuildRequest>.flag(
    "--no-optional-tools", \.leavesOutTools,
    "Uses no program that may or may not be there, so that any machine makes the same files: rsvg-convert, which draws "
      + "pictures for social networks as PNG, and vips, which reads HEIC.")
  static let jobs = Option<BuildRequest>(
    text: OptionText(
      name: "--jobs", value: .text("N"), about: "Threads that work at once; one a processor unless given.")
  ) { request, text throws(UsageFault) in
    guard let count = Int(text), (1...256).contains(count) else {
      throw UsageFault(message: "`--jobs` must be a number from 1 to 256, but here it is `\(text)`.")
    }
    request.jobs = count
  }
}
