internal import Site

/// What a command came to; only `main` prints it and exits.
struct Outcome {
  var exitCode: ExitCode
  /// For people and logs: standard error.
  var messages = ""
  /// For programs: standard output.
  var data = ""
  /// What was built, so that it is there until the program has ended: to give back a large site piece by piece takes a
  /// tenth of a second that nobody has use for.
  var site: Site?
}

enum ExitCode: Int32 {
  case success = 0
  /// The content or the theme has errors.
  case contentErrors = 1
  /// The command line is wrong.
  case usage = 2
  /// Something could not be read or written.
  case fileFault = 3
}
